/** The page of an MOU for everyone who stands in its registers: where it stands, what is missing, its terms, and what has happened. */
import { type Agreement, calendarOf } from '../../agreements/domain/agreement.rules.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { Reviews } from '../../offices/pages/reviews.parts.tsx';
import type { ReviewView } from '../../offices/reviews.reads.ts';
import { sayTimeLeft } from '../../shared/calendar/time-left.ts';
import type { Instant } from '../../shared/kernel.ts';
import { Notice, Numbered, Rendered, SummaryList } from '../../shared/pages/elements.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayDay, sayInstant } from '../../shared/time-words.ts';
import type { Round } from '../../signing/domain/round.state.ts';
import { TextHash } from '../../signing/pages/sign.parts.tsx';
import type { PartyOnRecord } from '../authorize-agreement.ts';
import type { Happened } from './agreement-history.ts';
import { PartiesTable } from './parties-table.tsx';
import type { PartyWords } from './party-standing.ts';

export interface AgreementView {
  now: Instant;
  person: SignedIn;
  agreement: Agreement;
  round: Round | undefined;
  text: SignedMou;
  html: string;
  parties: readonly { party: PartyOnRecord; words: PartyWords }[];
  /** Reviews of the visitor's own party. */
  reviews: readonly { name: string; of: readonly ReviewView[] }[];
  /** What this person can do, each as a link. */
  links: readonly { href: string; label: string }[];
  happened: readonly Happened[];
}

const STATUS: Record<Agreement['status'], string> = {
  'out for signature': 'Out for signature',
  executed: 'Executed: every agency has signed',
  returned: 'Given back to the agency that organizes it: not every agency has signed',
  voided: 'Voided by the agency that organizes it',
};

const HANDLING: Record<Agreement['handling'], string> = {
  public: 'Public',
  parties: 'The parties only',
  named:
    'Named people only: those who hold an office or stand in for its holder, review, or are a liaison or a records officer of a party',
};

const Summary = ({ now, agreement, round, text, parties }: AgreementView) => {
  const { term } = agreement;
  const open = agreement.status === 'out for signature' && round !== undefined;
  const organizer = parties.find(({ party }) => party.registered.party === agreement.convener);
  return (
    <SummaryList
      of={[
        ['Number', agreement.number],
        ['Version', String(agreement.version)],
        ['Status', STATUS[agreement.status]],
        ['Organized by', organizer?.party.registered.name],
        ['Parties', text.parties.map(({ name }) => name).join(', ')],
        [
          'Signing ends',
          open
            ? `${sayInstant(round.deadline, round.zone)}: ${sayTimeLeft(calendarOf(agreement), now, round.deadline)}`
            : undefined,
        ],
        ['In force from', term && sayDay(term.effective)],
        ['Sunset review due', term && sayDay(term.sunset)],
        ['Ends unless renewed', term?.ends === undefined ? undefined : sayDay(term.ends)],
        ['Who may read it', HANDLING[agreement.handling]],
      ]}
    />
  );
};

const Links = ({ of }: { of: AgreementView['links'] }) => (
  <nav aria-label="What you can do here">
    <ul class="usa-list">
      {[...of, { href: '#text', label: 'The text' }, { href: '#history', label: 'What has happened' }].map(
        ({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ),
      )}
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

const History = ({ of, zone }: { of: readonly Happened[]; zone: string }) => (
  <section id="history" aria-labelledby="history-heading">
    <h2 id="history-heading">What has happened</h2>
    <p class="concord-small">The newest first.</p>
    <ol class="concord-record" reversed>
      {of.map(({ id, at, what, more }) => (
        <li key={id}>
          <p class="concord-small">{sayInstant(at, zone)}</p>
          <p dir="auto">
            <strong>{what}</strong>
          </p>
          {more && (
            <p class="concord-words" dir="auto">
              {more}
            </p>
          )}
        </li>
      ))}
    </ol>
  </section>
);

export const agreementPage = (view: AgreementView): string => {
  const { agreement, round, text, html, parties, reviews, links, happened, person } = view;
  const { zone } = agreement;
  return layout({
    title: `${mouName(agreement.number)}: ${text.title}`,
    person,
    main: (
      <>
        <h1>
          <Numbered number={mouName(agreement.number)} /> <bdi>{text.title}</bdi>
        </h1>
        {round?.stalled && (
          <Notice kind="warning" heading="A step of this round failed">
            Mail may be late. Links and signatures work; the operator has been told.
          </Notice>
        )}
        <Summary {...view} />
        <Links of={links} />
        <PartiesTable of={parties} text={text} />
        {reviews.map((one) => (
          <OwnReviews key={one.name} {...one} zone={zone} />
        ))}
        <div id="text">
          <Rendered html={html} />
        </div>
        <TextHash hash={agreement.documentHash} />
        <History of={happened} zone={zone} />
      </>
    ),
  });
};
