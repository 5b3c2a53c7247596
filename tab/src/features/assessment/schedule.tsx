import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons';
import { Suspense } from 'react';
import { lazyPart } from '../../shared/lazy-part.tsx';
import { navigate, useParam } from '../../shared/location.ts';
import { strings as shared } from '../../shared/strings.ts';
import { ErrorBoundary } from '../../shared/ui/error-boundary.tsx';
import { useFocusReturn } from '../../shared/ui/use-focus-return.ts';
import { strings } from './strings.ts';

const AssessmentSchedule = lazyPart(async () => ({ default: (await import('../assessment-schedule/assessment-schedule.tsx')).AssessmentSchedule }));

/** Opens the schedule; wide and narrow windows have it at different places. */
export function ScheduleButton({ size = 'small' }: { readonly size?: 'small' | 'medium' }) {
  return <Button size={size} icon={<CalendarClockRegular />} onClick={() => navigate({ part: 'schedule' }, { replace: true })}>{strings.schedule}</Button>;
}

/** When assessments run by themselves; the address says that it is open. */
export function ScheduleDialog() {
  return useParam('part') === 'schedule' ? <OpenSchedule /> : null;
}

const close = (): void => navigate({ part: null }, { replace: true });

function OpenSchedule() {
  useFocusReturn();
  return (
    <Dialog open onOpenChange={(_event, { open }) => { if (!open) close(); }}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{strings.scheduleTitle}</DialogTitle>
          <DialogContent><ErrorBoundary><Suspense><AssessmentSchedule /></Suspense></ErrorBoundary></DialogContent>
          <DialogActions><Button onClick={close}>{shared.close}</Button></DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
