/** The clock of the cloud: what is due, and the buttons that bring it about without waiting for it. */
import { type Ahead, seenBy } from './ahead.ts';
import { executionAddress } from './executions.pages.tsx';
import { MailTable } from './mail/inbox.pages.tsx';
import { dueNext, FURTHEST, type Move, move, targetOf } from './move.ts';
import { count, Facts, Note, Outside, Table, Time } from './parts.tsx';
import { type Act, type Answer, seeOther, show, type Visit } from './visit.ts';

const SECTION = '/clock';
const SHOWN = 10;

const STEPS = [
  ['hour', '1 hour'],
  ['day', '1 day'],
  ['week', '1 week'],
  ['month', '1 month'],
] as const;

/** Each button sends its own `by`: one form, no script. */
const Forms = ({ now, typed, due }: { now: number; typed: string | undefined; due: boolean }) => (
  <>
    <form method="post" action={SECTION} class="console-moves">
      <button class="usa-button" type="submit" name="by" value="due" disabled={!due}>
        To the next due moment
      </button>
      {STEPS.map(([by, label]) => (
        <button key={by} class="usa-button usa-button--outline" type="submit" name="by" value={by}>
          + {label}
        </button>
      ))}
    </form>
    <form method="post" action={SECTION} class="console-date">
      <div>
        <label class="usa-label" for="date">
          Or to a date and time (UTC)
        </label>
        <input
          class="usa-input"
          id="date"
          name="date"
          type="datetime-local"
          required
          value={typed ?? new Date(now + 30 * 86_400_000).toISOString().slice(0, 16)}
        />
      </div>
      <button class="usa-button usa-button--outline" type="submit" name="by" value="date">
        Move there
      </button>
    </form>
  </>
);

const Meanwhile = ({ last }: { last: Move }) => (
  <>
    <h2>What happened on the way</h2>
    <p role="status">
      The clock went from <Time at={last.from} /> to <Time at={last.to} />. Emails sent: {last.mails.length}. Workflows
      that went on: {last.changes.length}.
    </p>
    {last.trouble !== undefined && (
      <Note kind="error">
        It stopped early: {last.trouble} <a href="/functions">The functions’ logs</a> may say why.
      </Note>
    )}
    <MailTable caption="Emails that were sent" mails={last.mails} empty="No email was sent." />
    <Table
      caption="Workflows that went on"
      columns={['Execution', 'Was in', 'Is in']}
      empty="No workflow went on."
      rows={last.changes.map(({ name, before, after }) => ({
        key: name,
        cells: [
          <a key="name" href={executionAddress(name)}>
            {name}
          </a>,
          before,
          after,
        ],
      }))}
    />
  </>
);

const Jump = ({ to, now }: { to: Ahead; now: number }) =>
  seenBy(to) - now > FURTHEST ? (
    <>Too far for one move</>
  ) : (
    <form method="post" action={SECTION}>
      <input type="hidden" name="date" value={new Date(seenBy(to)).toISOString().slice(0, 19)} />
      <button class="usa-button usa-button--outline" type="submit" name="by" value="date">
        An hour after it
        <span class="usa-sr-only">
          : {to.mou}, {to.what}
        </span>
      </button>
    </form>
  );

/** The days that an MOU has ahead, each with a button: schedules that look every hour have seen it then. */
const Days = ({ of, now }: { of: readonly Ahead[]; now: number }) => (
  <>
    <h2>What the MOUs have ahead</h2>
    <Table
      caption="The next days of each MOU of the demonstration, as the service tells them"
      columns={['MOU', 'What', 'When', 'Move there']}
      empty="No MOU has a day ahead."
      rows={of.map((one) => ({
        key: `${one.mou} ${one.what} ${one.at}`,
        cells: [
          <Outside key="mou" to={one.page}>
            {one.mou}
          </Outside>,
          one.what,
          <Time key="at" at={one.at} now={now} />,
          <Jump key="move" to={one} now={now} />,
        ],
      }))}
    />
  </>
);

async function clockPageWith(visit: Visit, refused?: { wrong: string; remedy: string }): Promise<Answer> {
  const { cloud, moves, form } = visit;
  const ahead = await visit.ahead?.();
  const now = cloud.clock.now();
  const due = dueNext(cloud);
  const page = {
    title: 'Clock',
    shows:
      'The time of this cloud, which can be moved forward: whatever falls due on the way happens in its order, as if you had waited.',
    section: SECTION,
    main: (
      <>
        {refused && (
          <Note kind="error">
            {refused.wrong} {refused.remedy}
          </Note>
        )}
        <Facts of={[['Now', <Time key="now" at={now} />]]} />
        <h2>Move it forward</h2>
        <Forms now={now} due={due.length > 0} typed={refused && (form.get('date') ?? undefined)} />
        {moves.last && <Meanwhile last={moves.last} />}
        {ahead && <Days of={ahead} now={now} />}
        <h2>What is due next</h2>
        <Table
          caption={due.length > SHOWN ? `The next ${SHOWN} of ${due.length}` : count(due.length, 'moment')}
          columns={['What', 'When']}
          empty="Nothing is due."
          rows={due.slice(0, SHOWN).map(({ what, at, about }) => ({
            key: what,
            cells: [about === undefined ? what : <a href={about}>{what}</a>, <Time key="at" at={at} now={now} />],
          }))}
        />
        <p>Schedules fire on the way as well, each at its time:</p>
        <ul class="usa-list">
          {cloud.schedules().map(({ name, expression, next }) => (
            <li key={name}>
              {name}, {expression}: next at <Time at={next} />
            </li>
          ))}
        </ul>
      </>
    ),
  };
  return show(visit, page, refused ? 422 : 200);
}

export const clockPage: Act = (visit) => clockPageWith(visit);

export const moveClock: Act = async (visit) => {
  const target = targetOf(visit.cloud, visit.form);
  if ('wrong' in target) return clockPageWith(visit, target);
  visit.moves.last = await move(visit.cloud, target.at);
  return seeOther(SECTION);
};
