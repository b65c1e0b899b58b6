/** The closing of an MOU that has ended: its days and its report; its duties stand among the commitments. */
import type { Facts } from './facts.ts';
import type { Item } from './item.ts';

export function closingItems({ closing, agreement, now }: Facts): Item[] {
  const { began, reported, ended } = closing ?? {};
  if (!began) return [];
  const page = `/agreements/${agreement}/closing`;
  const until = reported?.at ?? began.until;
  const runs = until > now && !reported;
  return [
    ...(began.until > began.endedAt
      ? [
          {
            ...{ id: 'closing', lane: 'term' as const, look: 'bar' as const, at: began.endedAt, until, page },
            what: 'Closing',
            how: ended ? 'Over, records kept' : runs ? 'Only its duties run' : 'Over',
          },
        ]
      : []),
    ...(reported
      ? [
          {
            ...{ id: 'report', lane: 'term' as const, look: 'told' as const, at: reported.at, page },
            ...{ what: 'Closing report', how: ended ? 'Sealed and sent' : 'Being sealed' },
          },
        ]
      : []),
    ...(runs
      ? [
          {
            ...{ id: 'closed', lane: 'term' as const, look: 'ahead' as const, at: began.until, page },
            ...{ what: 'The closing ends', how: 'Its report is made then, or as soon as all is done' },
          },
        ]
      : []),
  ];
}
