/** The workflows that run or have run: the state in which each waits, drawn where it has been, and taken up again where it failed. */
import { drawWorkflow } from '../draw/draw.ts';
import { Code, count, Data, Facts, Note, Table, Tag, Time } from './parts.tsx';
import type { Surface } from './surface.ts';
import { executionsOf, type Step, type Summary, trailOf, type Wait } from './trail.ts';
import { type Act, missing, seeOther, show, type Visit } from './visit.ts';

const SECTION = '/executions';
/** More rows than this would only slow the browser down. */
const MOST = 500;

const LOOKS: Record<string, 'good' | 'bad' | 'busy' | 'quiet'> = {
  RUNNING: 'busy',
  SUCCEEDED: 'good',
  FAILED: 'bad',
  TIMED_OUT: 'bad',
  ABORTED: 'quiet',
};
const Status = ({ status }: { status: string }) => (
  <Tag look={LOOKS[status] ?? 'quiet'}>{status.toLowerCase().replace('_', ' ')}</Tag>
);

export const executionAddress = (name: string): string => `${SECTION}/${encodeURIComponent(name)}`;

const Waits = ({ waits, now, running }: { waits: readonly Wait[]; now: number; running: boolean }) => {
  if (!running) return <>–</>;
  if (waits.length === 0) return <>on its way</>;
  return (
    <ul>
      {waits.map(({ state, until }) => (
        <li key={state}>
          {state}
          {until !== undefined && (
            <>
              , until <Time at={until} now={now} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
};

const machineOf = ({ machines }: Surface, stateMachineArn: string) =>
  machines.find(({ arn }) => arn === stateMachineArn);

export const executionsPage: Act = (visit) => {
  const now = visit.cloud.clock.now();
  const all = executionsOf(visit.cloud);
  return show(visit, {
    title: 'Workflows',
    shows: 'Each execution of a state machine, the newest first, and the state in which it waits.',
    section: SECTION,
    main: (
      <Table
        caption={count(all.length, 'execution')}
        columns={['Execution', 'Workflow', 'Status', 'Waits in', 'Started']}
        empty="No workflow has been started yet."
        rows={all.map(({ execution: { executionArn, stateMachineArn, name, status, startDate }, waits }) => ({
          key: executionArn,
          cells: [
            <a key="name" href={executionAddress(name)}>
              {name}
            </a>,
            machineOf(visit.cloud, stateMachineArn)?.name ?? '–',
            <Status key="status" status={status} />,
            <Waits key="waits" waits={waits} now={now} running={status === 'RUNNING'} />,
            <Time key="started" at={startDate * 1000} />,
          ],
        }))}
      />
    ),
  });
};

/** Names come from events, so that one name is one execution; of several, the newest is meant. */
const named = ({ cloud, path }: Visit): Summary | undefined =>
  cloud.engine.listExecutions().executions.find(({ name }) => name === path.execution);

const definitionOf = (cloud: Surface, { stateMachineArn }: Summary): object | undefined => {
  const machine = machineOf(cloud, stateMachineArn);
  return machine && (JSON.parse(machine.definition) as object);
};

const Drawing = ({ definition, current, visited }: { definition: object; current: string[]; visited: string[] }) => (
  <section
    class="console-scroll"
    aria-label="The workflow, drawn"
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    tabIndex={0}
    // drawWorkflow escapes every text that it draws.
    dangerouslySetInnerHTML={{ __html: drawWorkflow(definition, { current, visited }) }}
  />
);

const History = ({ steps }: { steps: readonly Step[] }) => (
  <Table
    caption={`${steps.length > MOST ? `The newest ${MOST} of ${steps.length} events` : count(steps.length, 'event')}, the newest first`}
    columns={['Event', 'When', 'State', 'Details']}
    empty="Nothing has happened yet."
    rows={steps
      .slice(-MOST)
      .toReversed()
      .map(({ id, at, type, state, details }) => ({
        key: id,
        cells: [
          `${id}. ${type}`,
          <Time key="at" at={at} />,
          state ?? '–',
          details === undefined ? (
            '–'
          ) : (
            <details key="details">
              <summary>Show</summary>
              <Data of={details} />
            </details>
          ),
        ],
      }))}
  />
);

const Redrive = ({ name, reason }: { name: string; reason: string | undefined }) =>
  reason === undefined ? (
    <form method="post" action={`${executionAddress(name)}/redrive`}>
      <button class="usa-button" type="submit">
        Go on from the state that failed
      </button>
    </form>
  ) : (
    <Note kind="info">It cannot be taken up again: {reason}</Note>
  );

export const executionPage: Act = (visit) => {
  const execution = named(visit);
  if (execution === undefined) return missing(visit, 'execution of that name', SECTION);
  const { executionArn, name, status, startDate, stopDate, redriveCount } = execution;
  const { steps, waits, visited } = trailOf(visit.cloud, executionArn);
  const full = visit.cloud.engine.describeExecution({ executionArn });
  const definition = definitionOf(visit.cloud, execution);
  const now = visit.cloud.clock.now();
  const current = waits.map(({ state }) => state);
  const unlike = definition && visited.some((state) => !JSON.stringify(definition).includes(JSON.stringify(state)));
  return show(visit, {
    title: name,
    shows: 'One execution of a workflow: where it is, where it has been, and all that happened to it.',
    section: SECTION,
    main: (
      <>
        <Facts
          of={[
            ['Status', <Status key="status" status={status} />],
            ['Waits in', status === 'RUNNING' && <Waits waits={waits} now={now} running />],
            ['Started', <Time key="started" at={startDate * 1000} now={now} />],
            ['Ended', stopDate !== undefined && <Time at={stopDate * 1000} now={now} />],
            ['Error', full.error],
            ['Cause', full.cause],
            ['Taken up again', redriveCount > 0 && count(redriveCount, 'time')],
            ['Input', <Code key="input">{full.input}</Code>],
            ['Output', full.output !== undefined && <Code>{full.output}</Code>],
          ]}
        />
        {status !== 'RUNNING' && status !== 'SUCCEEDED' && <Redrive name={name} reason={full.redriveStatusReason} />}
        <h2>The workflow</h2>
        {unlike && (
          <Note kind="info">It began with an earlier definition: the drawing shows today’s, the history its own.</Note>
        )}
        {definition === undefined ? (
          <p>Its state machine is no longer in the template.</p>
        ) : (
          <>
            <Drawing definition={definition} current={current} visited={visited} />
            <p>
              <a href={`${executionAddress(name)}/drawing`}>The drawing alone</a>
            </p>
          </>
        )}
        <h2>History</h2>
        <History steps={steps} />
      </>
    ),
  });
};

export const executionDrawing: Act = (visit) => {
  const execution = named(visit);
  const definition = execution && definitionOf(visit.cloud, execution);
  if (definition === undefined) return missing(visit, 'drawing of that name', SECTION);
  const { waits, visited } = trailOf(visit.cloud, execution?.executionArn ?? '');
  const svg = drawWorkflow(definition, { current: waits.map(({ state }) => state), visited });
  return { status: 200, headers: { 'content-type': 'image/svg+xml' }, body: svg };
};

export const redriveExecution: Act = (visit) => {
  const execution = named(visit);
  if (execution === undefined) return missing(visit, 'execution of that name', SECTION);
  const { executionArn, name } = execution;
  // Pressed twice, it runs already: the page shows so.
  if (visit.cloud.engine.describeExecution({ executionArn }).redriveStatusReason === undefined)
    visit.cloud.engine.redriveExecution({ executionArn });
  return seeOther(executionAddress(name));
};
