import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authenticationMethodsPolicy, isEverybody, isMethodEnabled, isNobody, methodOf, methodsMissing, type MethodFeature } from '../../facts/authentication-methods-policy.ts';
import { methodsPage, targetCell } from '../method-targets.ts';

const isOnForEverybody = (feature: MethodFeature | null | undefined) =>
  feature != null && isMethodEnabled(feature) && isEverybody(feature.includeTarget) && isNobody(feature.excludeTarget);

export default defineCheck({
  id: 'authenticator-shows-app-and-location',
  reference: 21802,
  title: 'Authenticator prompts show app and location to everybody',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  portal: [methodsPage],
  needs: { policy: authenticationMethodsPolicy },
  decide({ policy }, { cloud }) {
    const authenticator = methodOf(policy, 'MicrosoftAuthenticator');
    if (authenticator === null) return undecidable(methodsMissing);
    const { displayAppInformationRequiredState: app, displayLocationInformationRequiredState: location } = authenticator?.featureSettings ?? {};
    const features = [{ name: 'Application name', feature: app }, { name: 'Geographic location', feature: location }];
    const evidence = table(features, {
      'Shown in prompts': ({ name }) => name,
      State: ({ feature }) => feature?.state ?? 'not set',
      For: ({ feature }) => targetCell(cloud, feature?.includeTarget),
      Except: ({ feature }) => targetCell(cloud, feature?.excludeTarget),
    });
    const hidden = features.filter(({ feature }) => !isOnForEverybody(feature)).map(({ name }) => name.toLowerCase());
    return hidden.length === 0
      ? passed('Authenticator prompts show the application name and the geographic location to everybody.', evidence)
      : failed(`Not switched on for everybody in Authenticator prompts: ${hidden.join(' and ')}.`, evidence);
  },
});
