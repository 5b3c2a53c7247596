// Gives the settings that infra/main.parameters.json asks for, and that nobody chose, their default. The toolkit stores
// what is printed in the form below in env/.env.<name>, where it can be changed for the next provision.
const defaults = {
  CONTAINER_IMAGE: 'none',
  OPERATORS_GROUP_ID: 'none',
  CLOUD: 'global',
  STORAGE_ACCESS: 'private',
  TERMINAL_ADDRESSES: 'none',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'none',
  ALERT_EMAIL: 'none',
  MONTHLY_BUDGET: '0',
  // Once and for all: a budget keeps the month that it began in.
  BUDGET_START: `${new Date().toISOString().slice(0, 7)}-01`,
};

for (const [name, value] of Object.entries(defaults)) {
  if (!process.env[name]) process.stdout.write(`::set-teamsfx-env ${name}=${value}\n`);
}
