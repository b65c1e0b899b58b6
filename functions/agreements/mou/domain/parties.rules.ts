/** Each party stands on its own: its own name, its own mailboxes in its own domains, and offices of its own that sign and vouch for it. */
import type { Refusal } from '../../../shared/kernel.ts';
import { domainOf, sameMailbox } from '../../../shared/mailbox.ts';
import { MOST_SEATS } from '../../domain/seats.rules.ts';
import type { Rule } from './draft.rules.ts';
import { shown } from './findings.rules.ts';
import type { Office, Party } from './party.schema.ts';
import { repeats } from './repeats.rules.ts';

const perParty =
  (rule: (party: Party, field: string) => Refusal[]): Rule =>
  (draft) =>
    draft.parties.flatMap((party, index) => (party ? rule(party, `parties.${index}`) : []));

const perOffice = (rule: (office: Office, field: string, party: Party) => Refusal[]): Rule =>
  perParty((party, field) =>
    party.offices.flatMap((office, index) => rule(office, `${field}.offices.${index}`, party)),
  );

const alike = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en-US');

const partiesHaveKeysOfTheirOwn: Rule = (draft) =>
  repeats(draft.parties, (party) => party?.key).map(({ index, word }) => ({
    code: 'party-key-twice',
    wrong: `Two parties have the key \`${word}\`.`,
    remedy: 'Give each party a key of its own.',
    field: `parties.${index}.key`,
  }));

const partiesHaveNamesOfTheirOwn: Rule = (draft) =>
  (['name', 'shortName'] as const).flatMap((which) =>
    repeats(draft.parties, (party) => (party?.[which] === undefined ? undefined : alike(party[which]))).map(
      ({ index }) => ({
        code: 'party-name-twice',
        wrong: 'Two parties have this name.',
        remedy: 'Name each party so that readers can tell them apart.',
        field: `parties.${index}.${which}`,
      }),
    ),
  );

const officesHaveKeysOfTheirOwn = perParty((party, field) =>
  repeats(party.offices, (office) => office.key).map(({ index, word }) => ({
    code: 'office-key-twice',
    wrong: `Two offices of this party have the key \`${word}\`.`,
    remedy: 'Give each office of a party a key of its own.',
    field: `${field}.offices.${index}.key`,
  })),
);

const whoSignsIsAnOffice = perParty((party, field) => [
  ...party.signatories.flatMap((key, index) =>
    party.offices.some((office) => office.key === key)
      ? []
      : [
          {
            code: 'signing-office-unknown',
            wrong: `Nobody can sign: this party has no office \`${key}\`.`,
            remedy: 'Add the office that signs for it, or name one of its offices in `signatories`.',
            field: `${field}.signatories.${index}`,
          },
        ],
  ),
  ...repeats(party.signatories, (key) => key).map(({ index, word }) => ({
    code: 'signatory-twice',
    wrong: `The office \`${word}\` is named twice among those that sign.`,
    remedy: 'Name it once: each office that signs for a party signs once.',
    field: `${field}.signatories.${index}`,
  })),
]);

/** Each of them is asked, reminded and told, and stands in the state of the round. */
const notTooManySign: Rule = (draft) => {
  const signing = draft.parties.reduce((sum, party) => sum + (party?.signatories.length ?? 0), 0);
  return signing <= MOST_SEATS
    ? []
    : [
        {
          code: 'signatures-too-many',
          wrong: `This MOU would be signed by ${signing} offices; at most ${MOST_SEATS} can sign one.`,
          remedy: 'Let fewer offices sign: where the law asks for one of a party, name one.',
          field: 'parties',
        },
      ];
};

const theLiaisonIsAnOffice = perParty((party, field) =>
  party.offices.some((office) => office.key === party.liaison)
    ? []
    : [
        {
          code: 'liaison-office-missing',
          wrong: `This party has no office \`${party.liaison}\`.`,
          remedy: 'Add the office of its liaison, or name one of its offices.',
          field: `${field}.liaison`,
        },
      ],
);

const mailboxesAreInTheirPartysDomains = perOffice((office, field, party) => {
  const domain = domainOf(office.holder.mailbox);
  return party.mailDomains.includes(domain)
    ? []
    : [
        {
          code: 'mailbox-outside-domains',
          wrong: `The email address is at ${shown(domain)}, which is not an email domain of its party.`,
          remedy:
            'Use an email address in one of the party’s email domains, or add the domain if it is the party’s own.',
          field: `${field}.holder.mailbox`,
        },
      ];
});

/** The offices by which a party is bound: who signs for it, and who vouches for its offices. */
const binds = ({ signatories, liaison }: Party, office: string): boolean =>
  signatories.includes(office) || office === liaison;

/**
 * A mail domain is one agency's, so parties that share the mailbox's domain are components of one: there a mailbox may stand on two
 * ladders, and bind one of them.
 */
const mayServe = (one: Party, other: Party, mailbox: string): boolean =>
  [one, other].every(({ mailDomains }) => mailDomains.includes(domainOf(mailbox)));

const noMailboxBindsTwoParties: Rule = (draft) => {
  const served = new Map<string, { at: number; party: Party; office: string }[]>();
  return draft.parties.flatMap((party, at) =>
    (party?.offices ?? []).flatMap((office, index) => {
      if (!party) return [];
      const mailbox = sameMailbox(office.holder.mailbox);
      const before = served.get(mailbox) ?? [];
      served.set(mailbox, [...before, { at, party, office: office.key }]);
      const other = before.find(
        (one) =>
          one.at !== at &&
          (!mayServe(one.party, party, mailbox) || (binds(one.party, one.office) && binds(party, office.key))),
      );
      if (!other) return [];
      return [
        {
          code: 'mailbox-of-another-party',
          wrong: `The email address ${shown(office.holder.mailbox)} already serves another party (parties.${other.at}).`,
          remedy:
            'Give each party email addresses of its own: whoever reads email to this one could sign for both. Components of one agency may share one that signs or vouches for one of them at most.',
          field: `parties.${at}.offices.${index}.holder.mailbox`,
        },
      ];
    }),
  );
};

const whoActsForAnotherNamesTheInstrument = perOffice(({ holder }, field) =>
  holder.capacity === 'incumbent' || holder.instrument !== undefined
    ? []
    : [
        {
          code: 'instrument-missing',
          wrong: `The holder is ${holder.capacity}, and no appointing order says so.`,
          remedy: 'Name the order or letter, with its number or date.',
          field: `${field}.holder.instrument`,
        },
      ],
);

const nobodyLeavesBeforeArriving = perOffice(({ holder }, field) =>
  holder.from === undefined || holder.to === undefined || holder.from <= holder.to
    ? []
    : [
        {
          code: 'days-reversed',
          wrong: 'The holder’s last day is before the first.',
          remedy: 'Correct `from` or `to`.',
          field: `${field}.holder.to`,
        },
      ],
);

export const PARTY_RULES: readonly Rule[] = [
  partiesHaveKeysOfTheirOwn,
  partiesHaveNamesOfTheirOwn,
  officesHaveKeysOfTheirOwn,
  whoSignsIsAnOffice,
  notTooManySign,
  theLiaisonIsAnOffice,
  mailboxesAreInTheirPartysDomains,
  noMailboxBindsTwoParties,
  whoActsForAnotherNamesTheInstrument,
  nobodyLeavesBeforeArriving,
];
