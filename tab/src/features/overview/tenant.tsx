import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { RunDetail } from '../../../../src/api/assessment.ts';
import { formatMoment } from '../../shared/dates.ts';
import { formatNumber } from '../../shared/plural.ts';
import { Figures } from './figures.tsx';
import { FlowChart } from './flow-chart.tsx';
import { methodFlows, signInFlows, toneOf } from './flows.ts';
import { Panel } from './panel.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 }, charts: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(760px, 100%), 1fr))', gap: tokens.spacingHorizontalXXL } });

/** The tenant in numbers, as the assessment found it; a part that could not be read says why. */
export function Tenant({ overview, at }: { readonly overview: NonNullable<RunDetail['overview']>; readonly at: string }) {
  const styles = useStyles();
  const { objects, managedDevices, methods, privilegedMethods, signIns } = overview;
  const why = (reason: string) => <Text className={styles.quiet}>{reason}</Text>;
  return (
    <>
      <Panel title={strings.tenant} wide>
        <Text size={200} className={styles.quiet}>{strings.tenantAt(formatMoment(at))}</Text>
        {'figures' in objects ? <Figures figures={[...numbersOf(objects.figures), ...('figures' in managedDevices ? [[strings.numbers.enrolled, managedDevices.figures.enrolled] as const] : [])]} /> : why(objects.reason)}
        {'reason' in managedDevices && why(managedDevices.reason)}
      </Panel>
      <Panel title={strings.methods} wide>
        <Text size={200} className={styles.quiet}>{strings.methodsNote}</Text>
        <div className={styles.charts}>
          {([[strings.methodsOfAll, methods], [strings.methodsOfPrivileged, privilegedMethods]] as const).map(([name, part]) => (
            <div key={name}>{'figures' in part ? <FlowChart name={name} flows={methodFlows(name, part.figures)} toneOf={toneOf} /> : why(part.reason)}</div>
          ))}
        </div>
      </Panel>
      <Panel title={strings.signIns} wide>
        {'reason' in signIns ? why(signIns.reason) : <SignIns figures={signIns.figures} />}
      </Panel>
    </>
  );
}

type SignInFigures = Extract<NonNullable<RunDetail['overview']>['signIns'], { figures: unknown }>['figures'];

function SignIns({ figures }: { readonly figures: SignInFigures }) {
  const styles = useStyles();
  const { sampled, isMore, from, to } = figures;
  if (from === null || to === null) return <Text className={styles.quiet}>{strings.noSignIns}</Text>;
  const said = (isMore ? strings.sample : strings.allSignIns)(formatNumber(sampled), formatMoment(from), formatMoment(to));
  return (
    <>
      <Text size={200} className={styles.quiet}>{said}</Text>
      <FlowChart name={strings.signIns} flows={signInFlows(figures)} toneOf={toneOf} />
    </>
  );
}

type Objects = Extract<NonNullable<RunDetail['overview']>['objects'], { figures: unknown }>['figures'];
const names: readonly (keyof Objects)[] = ['users', 'guests', 'disabledUsers', 'groups', 'applications', 'servicePrincipals', 'devices'];
const numbersOf = (objects: Objects) => names.map((name) => [strings.numbers[name], objects[name]] as const);
