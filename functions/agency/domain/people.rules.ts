/** The liaisons of an agency enter its offices, holders and reviewers once, and vouch for all of them at once; until then nothing uses them. */
import { type Holder, holderFindings, outsideDomains } from '../../offices/domain/holder.rules.ts';
import { bodyOf, tenureOf } from '../../offices/domain/matter.rules.ts';
import { REVIEWER_KINDS } from '../../offices/domain/reviewer-kinds.ts';
import { type Reviewers, reviewersBody, reviewersData } from '../../offices/domain/reviewers.rules.ts';
import { type Instant, type PlainDay, type Refusal, say } from '../../shared/kernel.ts';
import { alike } from '../../shared/mailbox.ts';
import { sameHolder, sameReviewers, sameTitle } from './match.rules.ts';
import type { Named, PeopleEvent } from './people.events.ts';
import type { PeopleState } from './people.state.ts';
import { type AgencyOffice, type AgencyPeople, inOrder, NOBODY, type People } from './people.ts';

/** As many as a party of an MOU may have. */
export const MOST_OFFICES = 40;
/** So many of those who held an office are remembered. */
const MOST_EARLIER = 5;

/** What every change of an agency's people is decided on. */
export interface Desk {
  agency: { id: string; domains: readonly string[] };
  people: AgencyPeople | undefined;
  state: PeopleState | undefined;
  /** The liaison who acts. */
  by: Named;
  at: Instant;
  today: PlainDay;
}

export type Changed =
  | { refused: Refusal[]; events?: undefined }
  | { refused?: undefined; events: PeopleEvent[]; people: AgencyPeople };

const enteredIn = ({ people }: Desk): People => people?.entered ?? NOBODY;

const changed = ({ agency, people }: Desk, event: PeopleEvent, entered: People): Changed => ({
  events: [event],
  people: {
    agency: agency.id,
    entered,
    ...(people?.confirmed && { confirmed: people.confirmed }),
    changes: (people?.changes ?? 0) + 1,
  },
});

export interface Entering {
  key: string;
  title: string;
  holder: Holder;
  /** An office that is not in the register yet. */
  isNew: boolean;
}

const titleFindings = ({ key, title, isNew }: Entering, offices: People['offices']): Refusal[] => {
  const double = inOrder(offices).find(([other, one]) => other !== key && sameTitle(one.title, title));
  if (double)
    return [
      say(
        'agency-office-twice',
        `Another office is called ${double[1].title} already.`,
        'Change that one, or write what tells the two apart, such as the bureau.',
        'title',
      ),
    ];
  return isNew && Object.hasOwn(offices, key)
    ? [
        say(
          'agency-office-key-taken',
          `The short name ${key} belongs to ${offices[key]?.title} already.`,
          'Choose another short name, or change that office.',
          'key',
        ),
      ]
    : [];
};

const asEntered = (before: AgencyOffice | undefined, title: string, holder: Holder): AgencyOffice => {
  const moved = before !== undefined && !alike(before.holder.mailbox, holder.mailbox);
  const earlier = [...(moved ? [before.holder.mailbox] : []), ...(before?.earlier ?? [])];
  return {
    title,
    holder,
    earlier: earlier.filter((one) => !alike(one, holder.mailbox)).slice(0, MOST_EARLIER),
  };
};

/** One office is entered, or another person in it; the MOUs that name it stay as they are. */
export function enterOffice(desk: Desk, entering: Entering): Changed {
  const { agency, by, today } = desk;
  const { key, title, holder, isNew } = entering;
  const entered = enteredIn(desk);
  const before = Object.hasOwn(entered.offices, key) ? entered.offices[key] : undefined;
  if (!isNew && !before)
    return { refused: [say('agency-office-gone', 'This office is not in the register any more.', 'Add it again.')] };
  if (isNew && Object.keys(entered.offices).length >= MOST_OFFICES)
    return {
      refused: [
        say(
          'agency-offices-full',
          `The register has ${MOST_OFFICES} offices already.`,
          'Remove one that no MOU needs any more.',
        ),
      ],
    };
  const findings = [
    ...titleFindings(entering, entered.offices),
    ...holderFindings(holder, agency.domains, ''),
    ...(holder.to !== undefined && holder.to < today
      ? [
          say(
            'last-day-passed',
            'The last day of this term has passed.',
            'Correct the day, or name who holds the office now.',
            'to',
          ),
        ]
      : []),
    ...(holder.capacity === 'delegated'
      ? [
          say(
            'delegate-in-register',
            'The register names no delegates.',
            'Choose incumbent or acting; a delegate is named in the MOU that he or she signs.',
            'capacity',
          ),
        ]
      : []),
    ...(before && before.title === title && sameHolder(before.holder, holder)
      ? [say('nothing-would-change', 'Nothing would change.', 'Change an entry, or go back.', 'name')]
      : []),
  ];
  if (findings.length > 0) return { refused: findings };
  return changed(
    desk,
    {
      type: 'OfficeEntered',
      data: { agency: agency.id, office: key, ...tenureOf(holder) },
      body: { by, title, holder: bodyOf(holder) },
    },
    { ...entered, offices: { ...entered.offices, [key]: asEntered(before, title, holder) } },
  );
}

export function removeOffice(desk: Desk, key: string): Changed {
  const entered = enteredIn(desk);
  const { [key]: office, ...offices } = entered.offices;
  // Every object has names that no office has.
  if (!office || !Object.hasOwn(entered.offices, key))
    return { refused: [say('agency-office-gone', 'This office is not in the register any more.', 'Add it again.')] };
  const { agency, by } = desk;
  return changed(
    desk,
    {
      type: 'OfficeRemoved',
      data: { agency: agency.id, office: key },
      body: { by, title: office.title, holder: bodyOf(office.holder) },
    },
    { ...entered, offices },
  );
}

/** Nobody must clear texts, where there are none: that is said, and never a default. */
export function enterReviewers(desk: Desk, reviewers: Reviewers): Changed {
  const { agency, by, state } = desk;
  const entered = enteredIn(desk);
  const findings = REVIEWER_KINDS.flatMap((kind): Refusal[] => {
    const { mailbox } = reviewers[kind] ?? {};
    const outside =
      mailbox === undefined ? undefined : outsideDomains(mailbox, agency.domains, `reviewers.${kind}.mailbox`);
    return outside ? [outside] : [];
  });
  if (findings.length > 0) return { refused: findings };
  if (state?.reviewersSaid && sameReviewers(entered.reviewers ?? {}, reviewers))
    return { refused: [say('nothing-would-change', 'Nothing would change.', 'Change an entry, or go back.')] };
  return changed(
    desk,
    {
      type: 'ReviewersEntered',
      data: { agency: agency.id, reviewers: reviewersData(reviewers) },
      body: { by, reviewers: reviewersBody(reviewers) },
    },
    { ...entered, reviewers },
  );
}

/** Why nothing can be confirmed now. */
export function unconfirmable({ state }: Pick<Desk, 'state'>): Refusal | undefined {
  if (!state || state.offices.length === 0)
    return say('agency-offices-missing', 'No office is entered yet.', 'Add an office first.');
  if (!state.reviewersSaid)
    return say(
      'agency-reviewers-unsaid',
      'Nobody has said who must clear a text.',
      'Name them, or say that nobody must.',
    );
  return state.unconfirmed.length === 0
    ? say('people-confirmed', 'All of this is confirmed already.', 'Change something first.')
    : undefined;
}

/** The liaison vouches for what the page showed: `seen` counts the changes behind it. */
export function confirmPeople(desk: Desk, seen: number): Changed {
  const { agency, people, by, at, today } = desk;
  const stopped = unconfirmable(desk);
  if (stopped || !people)
    return { refused: [stopped ?? say('agency-offices-missing', 'No office is entered yet.', 'Add an office first.')] };
  if (seen !== people.changes)
    return {
      refused: [
        say(
          'people-changed',
          'Somebody changed an entry while this page was open.',
          'Look at it again, and confirm it then.',
        ),
      ],
    };
  const { offices, reviewers = {} } = people.entered;
  const over = inOrder(offices).find(([, { holder }]) => holder.to !== undefined && holder.to < today);
  if (over)
    return {
      refused: [
        say(
          'agency-term-over',
          `The last day of the holder of ${over[1].title} has passed.`,
          'Change that office first: name who holds it now.',
        ),
      ],
    };
  const event: PeopleEvent = {
    type: 'PeopleConfirmed',
    data: { agency: agency.id, offices: Object.keys(offices).sort(), reviewers: reviewersData(reviewers) },
    body: {
      by,
      offices: Object.fromEntries(
        Object.entries(offices).map(([key, { title, holder }]) => [key, { title, holder: bodyOf(holder) }]),
      ),
      reviewers: reviewersBody(reviewers),
    },
  };
  const confirmed = { ...people.entered, reviewers, at, by: by.name };
  return { events: [event], people: { ...people, confirmed, changes: people.changes + 1 } };
}
