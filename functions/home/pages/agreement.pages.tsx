/** The page of an MOU for everyone who stands in its registers: where it stands, what is missing, and what has happened. */
import type { ComponentChildren } from 'preact';
import { saySettings } from '../../agreements/adoption/domain/settings.ts';
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { type Leaves, leavesOf } from '../../agreements/leaving/domain/leaves.rules.ts';
import { NO_LADDER } from '../../disputes/domain/raise.rules.ts';
import { Reviews } from '../../offices/pages/reviews.parts.tsx';
import type { ReviewView } from '../../offices/reviews.reads.ts';
import { sayTimeLeft } from '../../shared/calendar/time-left.ts';
import type { Instant } from '../../shared/kernel.ts';
import { Notice, SummaryList } from '../../shared/pages/elements.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { type Recorded, RecordList } from '../../shared/pages/record-list.tsx';
import { dayIn, sayDay, sayInstant } from '../../shared/time-words.ts';
import type { Round } from '../../signing/domain/round.state.ts';
import type { PartyOnRecord } from '../authorize-agreement.ts';
import { PartiesTable } from './parties-table.tsx';
import type { PartyWords } from './party-standing.ts';
import type { TextsNow as Texts, VersionRow } from './version-standing.ts';
import { TextsNow, VersionsTable } from './versions.tsx';

/** A version as its page shows it. */
export interface ShownVersion {
  agreement: Agreement;
  round: Round | undefined;
  text: SignedMou;
  parties: readonly { party: PartyOnRecord; words: PartyWords }[];
}

export interface AgreementView {
  now: Instant;
  person: SignedIn;
  frame: FrameView;
  /** The text that holds, and the one that shall follow it. */
  shown: readonly ShownVersion[];
  texts: Texts;
  versions: readonly VersionRow[];
  /** Reviews of the visitor's own party. */
  reviews: readonly { name: string; of: readonly ReviewView[] }[];
  /** What this person can do, each as a link. */
  links: readonly { href: string; label: string }[];
  happened: readonly Recorded[];
  /** Its life in small; none before it has begun. */
  glance?: ComponentChildren;
}

const HANDLING: Record<Agreement['handling'], string> = {
  public: 'Public',
  parties: 'The parties only',
  named:
    'Named people only: office holders and their alternates, reviewers, liaisons and records officers of the parties',
};

const Summary = ({ now, agreement, round, text, parties }: ShownVersion & { now: Instant }) => {
  const { term } = agreement;
  const open = agreement.status === 'out for signature' && round !== undefined;
  const leaves = leavesOf(agreement, now);
  const sayLeaves = ({ party, word, on }: Leaves) =>
    `${text.parties.find(({ key }) => key === party)?.name ?? party} ${word} ${sayDay(on)}`;
  const organizer = parties.find(({ party }) => party.registered.party === agreement.convener);
  return (
    <SummaryList
      of={[
        ['Version', String(agreement.version)],
        ['Organized by', organizer?.party.registered.name],
        ['Parties', text.parties.map(({ name }) => name).join(', ')],
        [
          'Signing ends',
          open
            ? `${sayInstant(round.deadline, round.zone)}: ${sayTimeLeft(calendarOf(agreement), now, round.deadline)}`
            : undefined,
        ],
        ['Signed elsewhere', agreement.adopted && sayDay(agreement.adopted.signedOn)],
        ['Set here, not in the signed original', saySettings(agreement.adopted?.settings ?? []) || undefined],
        ['In force from', term && sayDay(term.effective)],
        ['Sunset review due', term && sayDay(term.sunset)],
        ['Ends unless renewed', term?.endsAt === undefined ? undefined : sayDay(dayIn(agreement.zone, term.endsAt))],
        ['Withdrawal', leaves.length === 0 ? undefined : leaves.map(sayLeaves).join('; ')],
        ['Disputes', term && !agreement.ladder ? `${NO_LADDER.wrong} ${NO_LADDER.remedy}` : undefined],
        ['Who may read it', HANDLING[agreement.handling]],
      ]}
    />
  );
};

const Links = ({ of }: { of: AgreementView['links'] }) =>
  of.length === 0 ? null : (
    <nav aria-label="What you can do here">
      <ul class="usa-list">
        {of.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );

const OwnReviews = ({ name, of, zone }: { name: string; of: readonly ReviewView[]; zone: string }) => (
  <section>
    <h2>
      Reviews of <bdi>{name}</bdi>
    </h2>
    <p class="concord-small">Only your own agency sees this. Other agencies see how many have cleared.</p>
    <Reviews of={of} zone={zone} />
  </section>
);

/** Who has signed, or what each still owes. */
const Signing = ({ version, alone }: { version: ShownVersion; alone: boolean }) => (
  <>
    {version.round?.stalled && (
      <Notice kind="warning" heading="A step of this round failed">
        Email may be late. Links and signatures work; the operator has been told.
      </Notice>
    )}
    {!alone && <h2>Signatures to version {version.agreement.version}</h2>}
    <PartiesTable of={version.parties} text={version.text} elsewhere={version.agreement.adopted !== undefined} />
  </>
);

/** Of a successor that came back, nobody is asked any more. */
const isOut = ({ agreement }: ShownVersion): boolean =>
  ['out for signature', 'being confirmed', 'executed'].includes(agreement.status);

export const agreementPage = (view: AgreementView): string => {
  const { now, shown, texts, versions, reviews, links, happened, glance, person, frame } = view;
  const [first, ...next] = shown;
  if (!first) throw new Error('An MOU has a text');
  const { agreement, text } = first;
  const { zone } = agreement;
  const signing = [first, ...next.filter(isOut)];
  return layout({
    title: `${mouName(agreement.number)}: ${text.title}`,
    person,
    frame,
    main: (
      <>
        <TextsNow {...texts} />
        <Summary {...first} now={now} />
        <Links of={links} />
        {glance}
        {signing.map((version) => (
          <Signing key={version.agreement.version} version={version} alone={signing.length === 1} />
        ))}
        {reviews.map((one) => (
          <OwnReviews key={one.name} {...one} zone={zone} />
        ))}
        <VersionsTable path={`/agreements/${agreement.id}`} of={versions} />
        <section id="history" aria-labelledby="history-heading">
          <h2 id="history-heading">What has happened</h2>
          <p class="concord-small">The newest first.</p>
          <RecordList of={happened} zone={zone} />
        </section>
      </>
    ),
  });
};
