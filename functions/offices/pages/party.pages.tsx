/** The liaison's page of one party: what waits first, then a card for each office, who clears the text, and what happened. */
import { DiffersFromRegister } from '../../agency/pages/differs.parts.tsx';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { signersOf } from '../../agreements/domain/signed-mou.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import { officeOf, seatName } from '../../signing/pages/signatories.parts.tsx';
import { standsConfirmed } from '../domain/matter.rules.ts';
import { Confirm } from './confirm.pages.tsx';
import { sayDone } from './done-words.ts';
import { hasSent } from './mailbox-acts.tsx';
import { FormerOffices, Offices } from './offices.pages.tsx';
import { Owed } from './owed.pages.tsx';
import type { PartyView } from './party-view.ts';
import { Reviewing } from './reviewing.parts.tsx';

/** A text whose annexes are not all there is not asked to be signed; vouching for offices need not wait for them. */
const Annexes = ({ view: { annexes, agreement, missing } }: { view: PartyView }) =>
  annexes.length === 0 || agreement.status !== 'out for signature' ? null : (
    <Notice kind="warning" heading={annexes.length === 1 ? 'An annex is missing' : 'Annexes are missing'}>
      <p>
        The agency that organizes this agreement has not handed in {annexes.length === 1 ? 'this annex' : 'these'} yet.
        {missing.includes('offices') && ' You can confirm your offices now.'} No head is asked to sign before it has.
      </p>
      <ul class="usa-list">
        {annexes.map((title) => (
          <li key={title} dir="auto">
            {title}
          </li>
        ))}
      </ul>
    </Notice>
  );

const Outside = ({ view: { outside, text, register, agreement } }: { view: PartyView }) =>
  outside.own.length === 0 && outside.others.length === 0 ? null : (
    <section aria-labelledby="outside">
      <h2 id="outside">Signatures made outside</h2>
      <ul class="usa-list">
        {outside.others.map((seat) => (
          <li key={seat}>
            <a href={`/agreements/${agreement.id}/parties/${seat}/outside`}>
              Look at the signature that {seatName(text, seat)} handed in, and confirm or refuse it
            </a>
          </li>
        ))}
        {outside.own.map((seat) => (
          <li key={seat}>
            <a href={`/agreements/${agreement.id}/parties/${seat}/outside`}>
              Hand in what {register.signatories.length === 1 ? 'your head' : `the ${officeOf(text, seat)}`} signed in
              ink or with a PIV card
            </a>
          </li>
        ))}
      </ul>
    </section>
  );

const History = ({ view: { history, agreement } }: { view: PartyView }) => (
  <section aria-labelledby="history">
    <h2 id="history">What happened</h2>
    <ol class="usa-list">
      {history.map(({ at, what, more }) => (
        <li key={`${at} ${what}`} dir="auto">
          {sayInstant(at, agreement.zone)}: {what}
          {more !== undefined && ` (${more})`}
        </li>
      ))}
    </ol>
  </section>
);

export const partyPage = (view: PartyView): string => {
  const { agreement, text, register, refused, person, state } = view;
  const { status } = agreement;
  const name = signersOf(text).find(({ key }) => key === register.party)?.name ?? register.party;
  const { turn } = view.frame;
  const [first] = refused?.findings ?? [];
  const confirmed = standsConfirmed({ status, state, register });
  const confirming = !confirmed && status === 'out for signature';
  return layout({
    title: `${mouName(agreement.number)}: offices of ${name}`,
    person,
    // What waits stands on this page; what was just sent has not been reported on yet.
    frame: { ...view.frame, turn: hasSent(view) ? undefined : turn && { ...turn, href: '#owed' } },
    status: refused ? undefined : sayDone(view),
    main: (
      <>
        <h1>
          Offices of <bdi>{name}</bdi>
        </h1>
        {first && <Alert refusal={first} />}
        <div id="owed">{confirming ? <Confirm view={view} /> : <Owed view={view} />}</div>
        <Annexes view={view} />
        <DiffersFromRegister of={view.differs} />
        <Outside view={view} />
        {confirmed && (
          <>
            <Offices view={view} />
            <Reviewing view={view} />
          </>
        )}
        <FormerOffices view={view} />
        {view.history.length > 0 && <History view={view} />}
      </>
    ),
  });
};
