/**
 * While the cloud starts, the guide is there to be read, with nothing in it that could act yet; every other address shows how far the
 * start is. Both ask again by themselves, without a script, until what was asked for takes their place.
 */

import { type Answer, show } from '../visit.ts';
import { guide } from './guide.pages.tsx';
import type { Guide } from './guide.ts';

/** Seconds between two looks. */
const AGAIN = 2;

export interface Starting {
  /** What the guide will tell, as far as it is known. */
  planned: Guide;
  /** What was begun so far, in order: all but the last are over. */
  steps: readonly string[];
}

const Steps = ({ steps }: Pick<Starting, 'steps'>) => (
  <ol class="console-progress">
    {steps.map((step, index) => (
      <li key={step}>
        {step}: {index < steps.length - 1 ? 'done' : <strong>under way</strong>}
      </li>
    ))}
  </ol>
);

/** Stays at the lower edge of the window, so that nothing moves when it goes. Whoever is disturbed by the refreshing stops it. */
const Progress = ({ steps, still }: Pick<Starting, 'steps'> & { still: boolean }) => (
  <section class="console-preparing" aria-label="Progress">
    <div class="console-width">
      <p>
        <strong>Being prepared.</strong>{' '}
        {still ? (
          <>
            This page does not refresh itself. <a href="/">Refresh it</a>
          </>
        ) : (
          <>
            This page refreshes itself; its links and buttons work once everything is there.{' '}
            <a href="/?still">Stop refreshing</a>
          </>
        )}
      </p>
      <Steps steps={steps} />
    </div>
  </section>
);

export function startingPage({ planned, steps }: Starting, path: string, query: URLSearchParams): Answer {
  const still = query.has('still');
  if (path === '/')
    return show(
      {},
      {
        ...guide(planned, undefined),
        again: still ? undefined : AGAIN,
        foot: <Progress steps={steps} still={still} />,
      },
    );
  return show(
    {},
    {
      title: 'The demonstration is starting',
      shows: (
        <>
          Five fictional MOUs are being put out on this machine. This page looks again by itself, and becomes the one
          that you asked for. <a href="/">The guide</a> can be read meanwhile.
        </>
      ),
      section: path,
      again: AGAIN,
      main: <Steps steps={steps} />,
    },
  );
}
