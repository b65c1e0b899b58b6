/** A signature made outside: its own agency hands it in, another agency looks at it, and both see the hash that must stand on it. */

import { mouName } from '../../../agreements/domain/mou-name.ts';
import { partyName } from '../../../agreements/domain/signed-mou.ts';
import { Alert, HashText, Notice, SummaryList } from '../../../shared/pages/elements.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import { sayDay } from '../../../shared/time-words.ts';
import { besides, OUTSIDE_WORDS, officeOf, Signatories, seatName } from '../../pages/signatories.parts.tsx';
import type { Offer } from '../domain/outside.rules.ts';
import { AnswerForms, OfferForm, pathOf } from './outside-forms.tsx';
import type { OutsideView } from './outside-view.ts';

const DONE: Record<string, string> = {
  'offer-outside':
    'The signed PDF is handed in. What comes next: a liaison of another agency opens it, and confirms or refuses it.',
  'confirm-outside': 'You have confirmed the signature. It counts from now on, and every agency is told by email.',
  'refuse-outside':
    'You have refused the PDF. What comes next: its agency gets your reason by email, and may hand in another one.',
};

const Pending = ({ offer, view }: { offer: Offer; view: OutsideView }) => (
  <>
    <h2>Handed in, waiting for another agency</h2>
    <SummaryList
      of={[
        ['Agency', seatName(view.text, view.seat)],
        ['Signed by', offer.body ? `${offer.body.signer.name}, ${offer.body.signer.title}` : 'Removed by law'],
        ['How', OUTSIDE_WORDS[offer.data.kind]],
        ['Signed on', sayDay(offer.data.signedOn)],
        ['Handed in by', offer.body?.by.name],
        ['The PDF', <a href={`${pathOf(view)}/pdf`}>Download it</a>],
        ['SHA-256 hash of the PDF', <HashText>{offer.data.pdfHash}</HashText>],
      ]}
    />
  </>
);

const HashToShow = ({ agreement }: OutsideView) => (
  <>
    <h2>The hash that it must show</h2>
    <p>The signed paper or PDF must show this hash of the agreement’s text, whole:</p>
    <p>
      <HashText>{agreement.documentHash}</HashText>
    </p>
  </>
);

const Own = (view: OutsideView) => (
  <>
    <p>
      {besides(view.text, view.seat).length === 0 ? 'The head' : `The ${officeOf(view.text, view.seat)}`} of{' '}
      {partyName(view.text, view.party)} may sign in ink or with a PIV card instead of by the emailed link. Hand the
      signed PDF in here. A liaison of another agency opens it and confirms it. From then on the signature counts, and
      every page says how it was given.
    </p>
    <HashToShow {...view} />
    <p>
      <a href={`${pathOf(view)}/sheet`}>The whole text with the hash, to print</a>
    </p>
    {view.pending && <Pending offer={view.pending} view={view} />}
    {!view.closed && <OfferForm {...view} />}
  </>
);

const Others = (view: OutsideView) =>
  view.pending ? (
    <>
      <Pending offer={view.pending} view={view} />
      <HashToShow {...view} />
      {!view.closed && <AnswerForms offer={view.pending} view={view} />}
    </>
  ) : (
    <p>Nothing waits for your answer here.</p>
  );

export const outsidePage = (view: OutsideView): string => {
  const { agreement, round, text, party, answersFor, closed, refused, person, frame } = view;
  const heading = 'A signature made outside';
  return layout({
    title: `${heading}: ${mouName(agreement.number)}`,
    person,
    frame,
    status: refused ? undefined : DONE[view.done ?? ''],
    main: (
      <>
        <h1>{heading}</h1>
        {refused && <Alert refusal={refused} />}
        {closed && !refused && (
          <Notice heading={`${seatName(text, view.seat)} has nothing to sign here now`}>
            See the status of the agreement below.
          </Notice>
        )}
        {answersFor === undefined ? <Own {...view} /> : <Others {...view} />}
        <h2>Status</h2>
        <Signatories round={round} text={text} me={answersFor ?? party} />
      </>
    ),
  });
};
