import { Link } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { ticketAddress } from './ticket-address.ts';

/** Where the work is tracked elsewhere. */
export function TicketLink({ ticket, label }: { readonly ticket: string; readonly label?: string }) {
  const address = ticketAddress(ticket);
  if (address === null) return label === undefined ? ticket : null;
  return (
    <Link href={address} target="_blank" rel="noopener noreferrer" aria-label={label} title={label}>
      {label === undefined && ticket}
      <OpenRegular aria-hidden />
    </Link>
  );
}
