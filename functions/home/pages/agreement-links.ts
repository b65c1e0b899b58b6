/** What a person can do from an MOU's page: only what is theirs, the most urgent first. */

import { type RegisteredParty, signatoriesOf } from '../../agreements/agreement.reads.ts';
import { answered } from '../../offices/domain/readiness.rules.ts';
import { isReviewerKind, kindInWords } from '../../offices/domain/review.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import { turnsIn } from '../../signing/domain/round.state.ts';
import { mayHandIn, offersWaiting } from '../../signing/outside/domain/waiting.rules.ts';
import { type PartyOnRecord, type VersionVisited, type VisitedAgreement, versionsOf } from '../authorize-agreement.ts';

interface Link {
  href: string;
  label: string;
}

/** A reviewer reads and answers; a liaison prepares its party. */
function linksOf({ agreement }: VersionVisited, { registered, state, mine }: PartyOnRecord) {
  const { party, name } = registered;
  const reviews = (mine?.reviews ?? []).flatMap((kind): Link[] => {
    if (!isReviewerKind(kind)) return [];
    const done = answered(state?.reviewers[kind], agreement) === 'cleared';
    const label = done ? `Your clearance as ${kindInWords(kind)}` : `Read and answer as ${kindInWords(kind)}`;
    return [{ href: `/reviews/${agreement.round}/${party}/${kind}`, label }];
  });
  const own = mine?.liaison
    ? [{ href: `/agreements/${agreement.id}/parties/${party}`, label: `Offices, holders and reviewers of ${name}` }]
    : [];
  return [...reviews, ...own];
}

/** While it is in force, offices change hands, and whoever holds one names who stands in. */
function inForce({ agreement }: VersionVisited, { registered, mine }: PartyOnRecord): Link[] {
  const { party, name, offices } = registered;
  const path = `/agreements/${agreement.id}/parties/${party}`;
  return [
    ...(mine?.liaison ? [{ href: path, label: `Offices, holders and alternates of ${name}` }] : []),
    ...(mine?.offices ?? []).map((office) => ({
      href: `${path}/offices/${office}`,
      label: `Name who stands in for you as ${offices[office]?.title ?? office}`,
    })),
  ];
}

/** The signatory acts by the link in the mail, which alone proves the mailbox anew. */
const toSign = ({ round, parties }: VersionVisited): Link[] =>
  parties.some(({ registered, mine }) => mine?.offices.some((office) => turnsIn(round, registered)[office] === 'asked'))
    ? [{ href: '/find', label: 'Sign or decline: have the link sent to your mailbox again' }]
    : [];

/** Each with the agency's name, and the office's where several sign for it. */
const seatsIn = (registered: RegisteredParty) =>
  signatoriesOf(registered).map(([seat, { title }], _, all) => ({
    seat,
    name: all.length === 1 ? registered.name : `${registered.name} (${title})`,
  }));

/** A signature in ink or by card: the party's own liaison hands it in, a liaison of another party answers. */
function outside({ agreement, round, parties }: VersionVisited, now: Instant): Link[] {
  if (!round) return [];
  const own = parties.filter(({ mine }) => mine?.liaison).map(({ registered }) => registered);
  const waiting = offersWaiting(
    round,
    own.map(({ party }) => party),
    now,
  );
  const linkTo = ({ seat, name }: { seat: string; name: string }, what: string): Link => ({
    href: `/agreements/${agreement.id}/parties/${seat}/outside`,
    label: `${what} ${name}`,
  });
  return [
    ...parties
      .flatMap(({ registered }) => seatsIn(registered))
      .filter(({ seat }) => waiting.includes(seat))
      .map((one) => linkTo(one, 'Confirm or refuse the signature made outside of')),
    ...own
      .flatMap(seatsIn)
      .filter(({ seat }) => mayHandIn(round, seat, now))
      .map((one) => linkTo(one, 'Hand in a signature made outside for')),
  ];
}

/** Holds and removals by law: for records officers of a party's agency, however the agreement stands. */
export const keepingOf = ({ agreement, parties }: VisitedAgreement): Link[] =>
  parties.some(({ mine }) => mine?.recordsOfficer)
    ? [{ href: `/agreements/${agreement.id}/keeping`, label: 'Records: holds and removals' }]
    : [];

/** What is to be done about a text that is out. */
const whileOut = (version: VersionVisited, now: Instant): Link[] =>
  version.agreement.status === 'out for signature'
    ? [...version.parties.flatMap((party) => linksOf(version, party)), ...toSign(version), ...outside(version, now)]
    : [];

export const linksFor = (visited: VisitedAgreement, now: Instant): Link[] => {
  const { agreement, parties } = visited;
  const links = [
    ...versionsOf(visited).flatMap((version) => whileOut(version, now)),
    ...(agreement.status === 'executed'
      ? [
          ...parties.flatMap((party) => inForce(visited, party)),
          ...(agreement.adopted
            ? []
            : [{ href: `/agreements/${agreement.id}/copy`, label: 'Download the executed copy' }]),
        ]
      : []),
    ...(agreement.adopted
      ? [
          {
            href: `/agreements/${agreement.id}/adoption`,
            label: 'Signed elsewhere: the original, and who has confirmed',
          },
        ]
      : []),
    ...(agreement.status === 'executed' && !visited.joins
      ? [{ href: `/agreements/${agreement.id}/withdrawal`, label: 'Withdrawal from this MOU' }]
      : []),
    ...keepingOf(visited),
  ];
  // A liaison tends the same page for the text that holds and for the next one.
  return links.filter(({ href }, index) => links.findIndex((one) => one.href === href) === index);
};
