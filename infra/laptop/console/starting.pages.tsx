/** While the cloud starts, every address of the console shows how far it is, and asks again by itself, without a script. */
import { render } from 'preact-render-to-string';
import type { Answer } from './visit.ts';

/** Seconds between two looks. */
const AGAIN = 1;

/** @param steps what was begun so far, in order: all but the last are over */
export function startingPage(steps: readonly string[]): Answer {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="refresh" content={String(AGAIN)} />
        <title>Starting | laptop cloud</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/css/uswds.min.css" />
        <link rel="stylesheet" href="/assets/console.css" />
      </head>
      <body>
        <main id="main" class="console-width console-main">
          <h1>The demonstration is starting</h1>
          <p class="console-lead">
            Two fictional MOUs are being put out on this machine. This page looks again every second, and becomes the
            guide.
          </p>
          <ol class="usa-list">
            {steps.map((step, index) => (
              <li key={step}>
                {step}: {index < steps.length - 1 ? 'done' : <strong>under way</strong>}
              </li>
            ))}
          </ol>
        </main>
      </body>
    </html>
  );
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html>\n${render(page)}`,
  };
}
