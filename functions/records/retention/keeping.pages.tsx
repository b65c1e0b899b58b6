/** What a records officer sees and may do about one agreement's record: holds first, because while one stands nothing is removed. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { WhatWasWritten } from '../../shared/pages/written.pages.tsx';
import { writtenIn } from '../../shared/pages/written.ts';
import { sayInstant } from '../../shared/time-words.ts';
import { AskForm, HoldForm, ReleaseForm } from './keeping.forms.tsx';
import { type KeepingView, removalPath } from './keeping-view.ts';

const DONE: Record<string, string> = {
  hold: 'The legal hold is placed. Nothing can be removed until every hold is released.',
  release: 'The hold is released. If no other hold is listed below, words can be removed again.',
  ask: 'The removal is asked for. Records officers of the other agencies are told by email, and one of them decides.',
  approve: 'The words are removed for good. The agency that asked is told by email.',
  settled: 'This removal has been decided meanwhile. The record says how.',
  refuse: 'The removal is refused, and the words stay. The agency that asked is told by email.',
};

type Past = Pick<KeepingView, 'past'>;

const grounds = (past: KeepingView['past'], field: string, id: string) => {
  const event = past.events.find(({ data }) => (data as Record<string, unknown>)[field] === id);
  return (event && past.bodies.get(event.seq)?.body) as
    | { by: { name: string }; authority: string; reason: string }
    | undefined;
};

export const Grounds = ({ view, field, id }: { view: Past; field: 'hold' | 'removal'; id: string }) => {
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
    <p>The law and the reason were removed by law.</p>
  );
};

const Holds = (view: KeepingView) => {
  const { keeping, agreement, officer } = view;
  const at = `/agreements/${agreement.id}/holds`;
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">Legal holds</h2>
      {Object.keys(keeping.holds).length === 0 && <p>No legal hold.</p>}
      {Object.entries(keeping.holds).map(([id, hold]) => (
        <article key={id}>
          <h3>Placed on {sayInstant(hold.at, agreement.zone)}</h3>
          <Grounds view={view} field="hold" id={id} />
          {hold.agency === officer.agency && <ReleaseForm view={view} id={id} action={`${at}/${id}/release`} />}
        </article>
      ))}
      <HoldForm view={view} action={at} />
    </section>
  );
};

const Removals = (view: KeepingView) => {
  const { keeping, agreement, officer, words } = view;
  return (
    <section aria-labelledby="removals">
      <h2 id="removals">Removals</h2>
      <p>
        A records officer of one agency asks, and one of another agency decides. The event, its time and its hash stay.
        The record still verifies, and says that the words were removed. Executed copies that the agencies hold, and
        backups of the last 35 days, still have them.
      </p>
      {Object.keys(keeping.removals).length === 0 && <p>No removal is waiting for a decision.</p>}
      {Object.entries(keeping.removals).map(([id, removal]) => (
        <article key={id}>
          <h3 dir="auto">
            {words.find((one) => one.id === `${removal.stream}/${removal.seq}`)?.what ?? 'An event of this record'}
          </h3>
          <Grounds view={view} field="removal" id={id} />
          {removal.agency === officer.agency ? (
            <p>Waiting for a records officer of another agency.</p>
          ) : (
            <p>
              <a class="usa-button" href={removalPath(agreement.id, id)}>
                See the words and decide
              </a>
            </p>
          )}
        </article>
      ))}
      {words.length > 0 && <AskForm view={view} action={`/agreements/${agreement.id}/removals`} />}
    </section>
  );
};

export const HoldStands = ({ keeping }: Pick<KeepingView, 'keeping'>) =>
  Object.keys(keeping.holds).length > 0 ? (
    <Notice kind="warning" heading="A legal hold is in place">
      Nothing can be removed until every hold is released.
    </Notice>
  ) : null;

/** The form is gone, because things have moved on meanwhile: what stood in it is not. */
const Left = ({ typed, keeping }: KeepingView) =>
  typed && !['hold', 'ask', ...Object.keys(keeping.holds)].includes(typed._of ?? '') ? (
    <WhatWasWritten of={writtenIn(typed)} />
  ) : null;

export const keepingPage = (view: KeepingView): string => {
  const { agreement, retention, refused, done } = view;
  return layout({
    title: `Records of ${mouName(agreement.number)}: holds and removals`,
    person: view.person,
    frame: view.frame,
    status: refused ? undefined : DONE[done ?? ''],
    main: (
      <>
        <h1>Records: holds and removals</h1>
        {refused && <Alert refusal={refused} />}
        <Left {...view} />
        <HoldStands {...view} />
        <p>{retention(agreement.id).keeps}</p>
        <Holds {...view} />
        <Removals {...view} />
      </>
    ),
  });
};
