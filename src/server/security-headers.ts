import type { ServerResponse } from 'node:http';

/** Teams on the web, on the desktop, and the other Microsoft 365 hosts of a tab. */
const frameAncestors = [
  "'self'", 'https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.cloud.microsoft', 'https://*.microsoft365.com',
  'https://*.office.com', 'https://outlook.office365.com', 'https://gov.teams.microsoft.us', 'https://dod.teams.microsoft.us',
];

const contentSecurityPolicy = [
  "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
  // teams-js reads Microsoft's list of trusted hosts from here.
  "connect-src 'self' https://res.cdn.office.net",
  `frame-ancestors ${frameAncestors.join(' ')}`,
].join('; ');

/** The tab uses none of them. */
const permissionsPolicy = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb'].map((feature) => `${feature}=()`).join(', ');

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': permissionsPolicy,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Sets what every answer carries. Local mode speaks plain http, where strict transport means nothing. */
export function setSecurityHeaders(response: ServerResponse, { isLocal }: { readonly isLocal: boolean }): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!isLocal) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
}
