/** The liaisons of a party are told when a system may report for it, and when it may no longer. */
import type { Effect } from '../../../shared/ledger/effects.ts';
import type { ReportEvent } from '../../domain/report.events.ts';

export function tokenEffect(event: ReportEvent): Effect | undefined {
  if (!('token' in event.data)) return undefined;
  const { agreement, party, token } = event.data;
  const aboutToken = (template: string): Effect => ({
    ...{ kind: 'mail', family: 'figure-tokens', template },
    about: { agreement, token },
    to: [`${party}/liaison`],
  });
  return event.type === 'TokenMade' ? aboutToken('token-made') : aboutToken('token-revoked');
}
