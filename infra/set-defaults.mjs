// Gives the settings that infra/main.parameters.json asks for, and that nobody chose, their default. The toolkit stores what is
// printed in the form below in env/.env.<name> (SECRET_… encrypted in env/.env.<name>.user), where it can be changed for the
// next provision. What cannot work is refused here, before Azure is asked for anything.
const given = process.env;
const chosen = (name) => (given[name] && given[name] !== 'none' ? given[name] : undefined);
const budget = given.MONTHLY_BUDGET ?? '0';
const hasBudget = budget !== '0' && budget !== '';

const faults = [
  [!/^\d*$/.test(budget), `MONTHLY_BUDGET is "${budget}": give a whole number, in the currency of your bill.`],
  [hasBudget && !chosen('ALERT_EMAIL'), 'MONTHLY_BUDGET is set, but nobody would be told: set ALERT_EMAIL too.'],
  [Boolean(chosen('AZURE_OPENAI_ENDPOINT')) !== Boolean(chosen('AZURE_OPENAI_DEPLOYMENT')), 'AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_DEPLOYMENT go together: set both, or none.'],
  [Boolean(chosen('SECRET_AZURE_OPENAI_API_KEY')) && !chosen('AZURE_OPENAI_ENDPOINT'), 'SECRET_AZURE_OPENAI_API_KEY is set: AZURE_OPENAI_ENDPOINT says which resource it opens.'],
  [Boolean(chosen('OPENAI_MODEL')) !== Boolean(chosen('SECRET_OPENAI_API_KEY')), 'OPENAI_MODEL and SECRET_OPENAI_API_KEY go together: set both, or none.'],
  [Boolean(chosen('OPENAI_MODEL') && chosen('AZURE_OPENAI_ENDPOINT')), 'OPENAI_MODEL and AZURE_OPENAI_ENDPOINT name two language models. Set one.'],
].flatMap(([isWrong, sentence]) => (isWrong ? [sentence] : []));
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exit(2);
}

const defaults = {
  CONTAINER_IMAGE: 'none',
  OPERATORS_GROUP_ID: 'none',
  CLOUD: 'global',
  IDENTITY_NAME: 'ztr-identity',
  MIN_WEB_REPLICAS: '1',
  // Whether the scaler reads the length of a private queue is not proved, and if it did not, no job would ever be done.
  MIN_WORKER_REPLICAS: given.STORAGE_ACCESS === 'identity' ? '0' : '1',
  STORAGE_SKU: 'Standard_LRS',
  STORAGE_ACCESS: 'private',
  TERMINAL_ADDRESSES: 'none',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'none',
  SECRET_OTEL_EXPORTER_OTLP_HEADERS: 'none',
  AZURE_OPENAI_ENDPOINT: 'none',
  AZURE_OPENAI_DEPLOYMENT: 'none',
  SECRET_AZURE_OPENAI_API_KEY: 'none',
  OPENAI_MODEL: 'none',
  SECRET_OPENAI_API_KEY: 'none',
  ALERT_EMAIL: 'none',
  MONTHLY_BUDGET: '0',
  // Made with the first budget, and kept: Azure refuses a new budget that begins in an earlier month, and an old one that begins in a later.
  BUDGET_START: hasBudget ? `${new Date().toISOString().slice(0, 7)}-01` : 'none',
};

for (const [name, value] of Object.entries(defaults)) {
  const isMissing = name === 'BUDGET_START' && hasBudget ? !chosen(name) : !given[name];
  if (isMissing) process.stdout.write(`::set-teamsfx-env ${name}=${value}\n`);
}
