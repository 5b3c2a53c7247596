import { Badge } from '@fluentui/react-components';
import { ShieldErrorRegular, ShieldTaskRegular } from '@fluentui/react-icons';
import type { Exception } from '../../../../src/roadmap/activity-state.ts';
import { daysBetween, formatDay } from '../../shared/dates.ts';
import { exceptionLabel } from './exception-label.ts';
import { strings } from './strings.ts';

/** An exception in its last days asks for a look before it ends. */
const soonDays = 30;

export interface ExceptionBadgeProps {
  readonly exception: Exception;
  readonly today: string;
  /** Nothing beside it says that it is about an exception. */
  readonly isAlone?: boolean;
}

/** Whether an exception still holds, and for how long. */
export function ExceptionBadge({ exception, today, isAlone = false }: ExceptionBadgeProps) {
  const days = daysBetween(today, exception.until);
  const isExpired = days < 0;
  return (
    <Badge
      appearance={isExpired ? 'filled' : 'tint'}
      color={isExpired ? 'danger' : days <= soonDays ? 'warning' : 'informative'}
      icon={isExpired ? <ShieldErrorRegular /> : <ShieldTaskRegular />}
      title={strings.exceptionTitle(formatDay(exception.until, today), exception.approver.name)}
    >
      {isAlone ? strings.exceptionMark(exceptionLabel(days)) : exceptionLabel(days)}
    </Badge>
  );
}
