import { Badge, makeStyles } from '@fluentui/react-components';
import { BeakerRegular, BuildingRegular, DocumentArrowUpRegular } from '@fluentui/react-icons';
import type { RunView } from '../../../../src/api/assessment.ts';
import { strings } from '../strings.ts';

const useStyles = makeStyles({ root: { whiteSpace: 'nowrap', flexShrink: 0 } });

const icons = { sample: <BeakerRegular />, import: <DocumentArrowUpRegular />, tenant: <BuildingRegular /> } as const;

/** Says where findings come from: invented data and imported reports are never taken for the tenant's own. */
export function SourceBadge({ source: { kind, tenantName } }: { readonly source: RunView['source'] }) {
  const styles = useStyles();
  return (
    <Badge className={styles.root} appearance="tint" color={kind === 'tenant' ? 'brand' : 'warning'} icon={icons[kind]} title={tenantName || undefined}>
      {strings.sourceNames[kind]}
    </Badge>
  );
}
