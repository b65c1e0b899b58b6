/** What a records officer sees and may do about one agreement's record: holds first, because while one stands nothing is removed. */
import type { Agreement } from '../agreements/agreement.rules.ts';
import { mouName } from '../agreements/mou-name.ts';
import { BackToAgreement } from '../agreements/way-back.tsx';
import type { ChainedEvent, SaltedBody } from '../shared/chain.ts';
import { Alert, Notice, Numbered } from '../shared/elements.tsx';
import type { FormKeys } from '../shared/form-keys.ts';
import type { Instant, Refusal } from '../shared/kernel.ts';
import { layout, type SignedIn } from '../shared/layout.tsx';
import { sayInstant } from '../shared/time-words.ts';
import { AskForm, HoldForm, ReasonForm } from './keeping.forms.tsx';
import type { Keeping } from './removal.state.ts';
import type { Retention } from './retention.ts';

export interface KeepingView {
  agreement: Agreement;
  keeping: Keeping;
  officer: { agency: string };
  /** Events that still carry words. */
  words: readonly { id: string; at: Instant; what: string }[];
  /** The stream of the keeping itself. */
  past: { events: readonly ChainedEvent[]; bodies: ReadonlyMap<number, SaltedBody> };
  form: FormKeys;
  retention: (stream: string) => Retention;
  person: SignedIn;
  refused?: Refusal;
  typed?: Record<string, string>;
}

const grounds = (past: KeepingView['past'], field: string, id: string) => {
  const event = past.events.find(({ data }) => (data as Record<string, unknown>)[field] === id);
  return (event && past.bodies.get(event.seq)?.body) as
    | { by: { name: string }; authority: string; reason: string }
    | undefined;
};

const Grounds = ({ view, field, id }: { view: KeepingView; field: string; id: string }) => {
  const said = grounds(view.past, field, id);
  return said ? (
    <>
      <p dir="auto">
        {said.by.name}, under {said.authority}:
      </p>
      <blockquote class="concord-words" dir="auto">
        {said.reason}
      </blockquote>
    </>
  ) : (
    <p>The grounds were removed by law.</p>
  );
};

const Holds = (view: KeepingView) => {
  const { keeping, agreement, officer } = view;
  const at = `/agreements/${agreement.id}/holds`;
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">Legal holds</h2>
      {Object.keys(keeping.holds).length === 0 && <p>No hold stands.</p>}
      {Object.entries(keeping.holds).map(([id, hold]) => (
        <article key={id}>
          <h3>Placed on {sayInstant(hold.at, agreement.zone)}</h3>
          <Grounds view={view} field="hold" id={id} />
          {hold.agency === officer.agency && (
            <ReasonForm view={view} id={id} action={`${at}/${id}/release`} button="Release this hold" />
          )}
        </article>
      ))}
      <HoldForm view={view} action={at} />
    </section>
  );
};

const Removals = (view: KeepingView) => {
  const { keeping, agreement, officer, form, words } = view;
  const at = `/agreements/${agreement.id}/removals`;
  return (
    <section aria-labelledby="removals">
      <h2 id="removals">Removal of words by law</h2>
      <p>
        A records officer of one agency asks, and one of another agency approves. The event, its time and its hash stay,
        and the record verifies and says that the words were removed. Executed copies that the agencies hold, and
        backups of the last 35 days, still have them.
      </p>
      {Object.keys(keeping.removals).length === 0 && <p>No removal waits for an answer.</p>}
      {Object.entries(keeping.removals).map(([id, removal]) => (
        <article key={id}>
          <h3 dir="auto">
            {words.find((one) => one.id === `${removal.stream}/${removal.seq}`)?.what ?? 'An event of this record'}
          </h3>
          <Grounds view={view} field="removal" id={id} />
          {removal.agency === officer.agency ? (
            <p>Waits for a records officer of another agency.</p>
          ) : (
            <>
              <ReasonForm
                view={view}
                id={id}
                action={`${at}/${id}/approve`}
                button="Remove these words for good"
                bare
              />
              <ReasonForm view={view} id={id} action={`${at}/${id}/refuse`} button="Refuse" />
            </>
          )}
        </article>
      ))}
      {words.length > 0 && <AskForm view={view} action={at} form={form} />}
    </section>
  );
};

export const keepingPage = (view: KeepingView): string => {
  const { agreement, retention, refused } = view;
  return layout({
    title: `Keeping the record of ${mouName(agreement.number)}`,
    person: view.person,
    main: (
      <>
        <h1>
          <Numbered number={mouName(agreement.number)} /> Keeping the record
        </h1>
        <BackToAgreement agreement={agreement} />
        {refused && <Alert refusal={refused} />}
        {Object.keys(view.keeping.holds).length > 0 && (
          <Notice kind="warning" heading="A legal hold stands">
            Nothing may be removed until every hold is released.
          </Notice>
        )}
        <p>{retention(agreement.id).keeps}</p>
        <Holds {...view} />
        <Removals {...view} />
      </>
    ),
  });
};
