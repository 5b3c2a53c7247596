import { z } from 'zod';

/** The eight pillars, in the order in which every screen and card shows them. */
export const pillarIds = [
  'identity', 'devices', 'data', 'network', 'infrastructure', 'security-operations', 'ai', 'devsecops',
] as const;
export type PillarId = (typeof pillarIds)[number];

export const pillarNames: Readonly<Record<PillarId, string>> = {
  identity: 'Identity',
  devices: 'Devices',
  data: 'Data',
  network: 'Network',
  infrastructure: 'Infrastructure',
  'security-operations': 'Security Operations',
  ai: 'AI',
  devsecops: 'DevSecOps',
};

export const horizons = ['first', 'then', 'next'] as const;
export type Horizon = (typeof horizons)[number];

export const levels = ['low', 'medium', 'high'] as const;
export type Level = (typeof levels)[number];

/** Licences an activity can need; the id is what front matter writes, the name is what people read. */
export const licenseNames = {
  'entra-free': 'Microsoft Entra ID Free',
  'entra-p1': 'Microsoft Entra ID P1',
  'entra-p2': 'Microsoft Entra ID P2',
  'entra-governance': 'Microsoft Entra ID Governance',
  'entra-workload-id': 'Microsoft Entra Workload ID',
  'entra-domain-services': 'Microsoft Entra Domain Services',
  'entra-suite': 'Microsoft Entra Suite',
  'entra-internet-access': 'Microsoft Entra Internet Access',
  'intune-plan-2': 'Microsoft Intune Plan 2',
  'intune-suite': 'Microsoft Intune Suite',
  'defender-servers-p1': 'Microsoft Defender for Servers Plan 1',
  'defender-servers-p2': 'Microsoft Defender for Servers Plan 2',
  'defender-cspm': 'Defender Cloud Security Posture Management (CSPM)',
  'defender-ai': 'Microsoft Defender for AI Services',
  'defender-cloud-apps': 'Microsoft Defender for Cloud Apps',
  'defender-xdr': 'Microsoft Defender XDR',
  sentinel: 'Microsoft Sentinel',
  'm365-copilot': 'Microsoft 365 Copilot',
  'copilot-studio': 'Microsoft Copilot Studio',
  'm365-e5-information-protection': 'Microsoft 365 E5 Information Protection and Governance',
  'purview-insider-risk': 'Microsoft Purview Insider Risk Management',
  'purview-compliance-manager': 'Microsoft Purview Compliance Manager',
  'purview-data-governance': 'Microsoft Purview data governance',
  sharepoint: 'SharePoint',
  azure: 'Azure subscription',
  'azure-ai-content-safety': 'Azure AI Content Safety',
  'azure-api-management': 'Azure API Management',
  'azure-ai-foundry': 'Microsoft Foundry',
  'github-code-security': 'GitHub Code Security',
  'github-secret-protection': 'GitHub Secret Protection',
} as const;
export type LicenseId = keyof typeof licenseNames;
const licenseIds = Object.keys(licenseNames) as [LicenseId, ...LicenseId[]];

const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab case: a-z, 0-9 and hyphens');
const httpsLink = z.url({ protocol: /^https$/, error: 'must be an https link' });

/** What stands above the text of an activity's Markdown file. */
export const activityFrontMatter = z.strictObject({
  /** Public guidance id of the activity (`RMI_001`), or `x-…` for one that has none. Some hold spaces: see `fileNameOf`. */
  id: z.string().min(1).max(100),
  title: z.string().min(1).max(70),
  area: kebab,
  lane: kebab.nullable(),
  horizon: z.enum(horizons),
  /** Position within pillar, area and horizon, from 1. */
  order: z.int().min(1),
  effort: z.enum(levels).nullable(),
  userImpact: z.enum(levels).nullable(),
  /** Any one of them is enough to do it, such as either plan of Defender for Servers; the higher of several goes further. Empty: none is needed. */
  licenses: z.array(z.enum(licenseIds)),
  /** Other pillars whose teams take part. Empty: the activity stays inside its pillar. */
  crossPillar: z.array(z.enum(pillarIds)),
  /** Numbers of the public assessment's checks that prove this activity. */
  checks: z.array(z.int().min(10000).max(99999)),
  /** Ids of activities to finish before this one. */
  prerequisites: z.array(z.string()),
  /** Ids of the same activity in documents of the public workshop app. */
  workshopIds: z.array(z.string()),
  /** Other public spellings and former ids. */
  aliases: z.array(z.string()),
  links: z.array(httpsLink),
});
export type ActivityFrontMatter = z.infer<typeof activityFrontMatter>;

/** The four sections of an activity's text. All but `watchOut` are required. Inline Markdown, no HTML. */
export interface Guidance {
  readonly whyItMatters: string;
  readonly doThis: readonly string[];
  readonly doneWhen: string;
  readonly watchOut: string | null;
}

export interface Activity extends ActivityFrontMatter {
  readonly pillar: PillarId;
  readonly guidance: Guidance;
}

const hours = z.number().positive();

/** Front matter of a pillar's `pillar.md`; the text below it introduces the pillar and, under a heading each, its areas. */
export const pillarFrontMatter = z.strictObject({
  id: z.enum(pillarIds),
  stakeholders: z.array(z.string()),
  areas: z.array(z.strictObject({
    id: kebab,
    name: z.string().min(1),
    /** Workshop time in hours: a figure, the least and the most, or null where none is given. */
    hours: z.union([hours, z.tuple([hours, hours])], 'must be a number of hours, or the least and the most').nullable(),
    lanes: z.array(z.strictObject({ id: kebab, name: z.string().min(1) })),
  })).min(1),
});
type AreaFrontMatter = z.infer<typeof pillarFrontMatter>['areas'][number];

export interface Area extends AreaFrontMatter {
  /** What it protects, where to start, who should be in the room. Inline Markdown. */
  readonly introduction: string;
}

export interface Pillar {
  readonly id: PillarId;
  readonly name: string;
  /** Paragraphs of inline Markdown, an empty line between two. */
  readonly introduction: string;
  readonly stakeholders: readonly string[];
  readonly areas: readonly Area[];
}

export interface Catalog {
  /** Changes when any text or mark in the catalog changes. */
  readonly version: string;
  readonly pillars: readonly Pillar[];
  /** In pillar, area, horizon and order. */
  readonly activities: readonly Activity[];
}
