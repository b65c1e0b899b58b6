/** The people of an MOU by party, as the registers have them today: the reader's own agency in full, of others no mailbox but a liaison's. */
import { inForce } from '../../agreements/domain/in-force.rules.ts';
import { agenciesIn } from '../../identity/agency.store.ts';
import { inTerm } from '../../identity/domain/roles.rules.ts';
import { isReviewerKind } from '../../offices/domain/review.rules.ts';
import { REVIEWERS } from '../../offices/pages/words.parts.ts';
import type { Instant } from '../../shared/kernel.ts';
import { dayIn, sayDay, sayDayOf } from '../../shared/time-words.ts';
import type { PartyOnRecord, VisitedAgreement } from '../authorize-agreement.ts';
import type { PartyPeople, PersonLine } from './people.pages.tsx';

type Holder = PartyOnRecord['registered']['offices'][string]['holder'];

const CAPACITIES: Record<string, string> = { incumbent: '', acting: ', acting', delegated: ', by delegation' };
const until = ({ to }: { to?: string | undefined }): string => (to === undefined ? '' : `, until ${sayDay(to)}`);
const sayHolder = (holder: Holder, today: string): string => {
  const said = `${holder.name}${CAPACITIES[holder.capacity] ?? ''}${until(holder)}`;
  return inTerm(holder, today) ? said : `Nobody today (${said})`;
};

function officesOf({ agreement }: VisitedAgreement, { registered, mine }: PartyOnRecord, today: string): PersonLine[] {
  const { offices, signatories, liaison, party } = registered;
  const renewed = (key: string) =>
    mine?.liaison && agreement.status === 'executed' && offices[key]?.holder.capacity !== 'delegated'
      ? { successor: `/agreements/${agreement.id}/parties/${party}/holders/${key}` }
      : {};
  const signs = (key: string) => signatories.includes(key);
  const rank = (key: string) => (signs(key) ? signatories.indexOf(key) : key === liaison ? 5 : 6);
  const sorted = Object.entries(offices).sort(
    ([one, { title }], [other, another]) => rank(one) - rank(other) || title.localeCompare(another.title, 'en'),
  );
  return sorted.flatMap(([key, { title, holder, alternate }]): PersonLine[] => {
    const mailbox = mine ? holder.mailbox : undefined;
    const standsIn = alternate && inTerm(alternate, today) ? alternate : undefined;
    return [
      { as: signs(key) ? `${title}, signs` : title, who: sayHolder(holder, today), mailbox, ...renewed(key) },
      ...(standsIn
        ? [
            {
              as: `Stands in for the ${title}`,
              who: `${standsIn.name}${until(standsIn)}`,
              mailbox: mine ? standsIn.mailbox : undefined,
            },
          ]
        : []),
    ];
  });
}

const reviewersOf = ({ registered: { reviewers = {} }, mine }: PartyOnRecord): PersonLine[] =>
  mine
    ? Object.entries(reviewers).map(([kind, { name, mailbox, required }]) => ({
        as: `${isReviewerKind(kind) ? REVIEWERS[kind] : kind}, ${required ? 'must clear' : 'may comment on'} the text`,
        ...{ who: name, mailbox },
      }))
    : [];

function linksOf(
  { agreement }: VisitedAgreement,
  { registered, mine }: PartyOnRecord,
  now: Instant,
): PartyPeople['links'] {
  const path = `/agreements/${agreement.id}/parties/${registered.party}`;
  return [
    ...(mine?.liaison ? [{ href: path, label: `Change offices, holders and reviewers of ${registered.name}` }] : []),
    ...(mine?.liaison && inForce(agreement, now)
      ? [
          {
            href: `/agreements/${agreement.id}/contacts`,
            label: `Change contacts and reporting offices of ${registered.name}`,
          },
        ]
      : []),
    ...(agreement.status === 'executed' ? (mine?.offices ?? []) : []).map((office) => ({
      href: `${path}/offices/${office}`,
      label: `Name who stands in for you as ${registered.offices[office]?.title ?? office}`,
    })),
  ];
}

export function peopleOf(visited: VisitedAgreement, now: Instant): PartyPeople[] {
  const { agreement, parties, found, register } = visited;
  const today = dayIn(agreement.zone, now);
  const agencies = agenciesIn(found, register);
  return parties.map((party) => {
    const { registered, mine } = party;
    const { liaisons = [], recordsOfficers = [] } = agencies[registered.agency ?? ''] ?? {};
    return {
      ...{ party: registered.party, name: registered.name, own: mine !== undefined },
      organizes: registered.party === agreement.convener,
      ...(registered.left !== undefined && { left: sayDayOf(registered.left, agreement.zone) }),
      people: [
        ...liaisons.map(({ name, mailbox }) => ({ as: 'Liaison', who: name, mailbox })),
        ...officesOf(visited, party, today),
        ...recordsOfficers.map(({ name, mailbox }) => ({
          as: 'Records officer',
          ...{ who: name, mailbox: mine ? mailbox : undefined },
        })),
        ...reviewersOf(party),
      ],
      links: linksOf(visited, party, now),
    };
  });
}
