/** Every page of the console stands under the same banner: a demonstration, whose agencies are fictional and bind no one. */
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { Link, Prepared, Time } from './parts.tsx';
import type { Surface } from './surface.ts';

export interface Page {
  /** The heading, and the name in the browser's tab. */
  title: string;
  /** One sentence: what the page shows. */
  shows: ComponentChildren;
  main: ComponentChildren;
  /** The address of the page's own entry in the navigation. */
  section: string;
  /** Seconds after which the browser asks for it again. */
  again?: number | undefined;
  /** Beneath everything else. */
  foot?: ComponentChildren;
}

const SECTIONS = [
  ['/', 'Guide'],
  ['/mail', 'Email'],
  ['/clock', 'Clock'],
  ['/executions', 'Workflows'],
  ['/effects', 'Effects'],
  ['/table', 'Table'],
  ['/functions', 'Functions'],
  ['/dead-letters', 'Dead letters'],
] as const;

const Banner = () => (
  <section class="usa-site-alert usa-site-alert--info usa-site-alert--slim" aria-label="Demonstration">
    <div class="usa-alert">
      <div class="usa-alert__body">
        <p class="usa-alert__text">
          <strong>Demonstration.</strong> The agencies are fictional, and nothing here binds anyone.
        </p>
      </div>
    </div>
  </section>
);

interface Entries {
  section: string;
  counts: Record<string, number>;
  /** Whether there is a cloud to look at; the guide and the page itself are there in any case. */
  prepared: boolean;
}

const Navigation = ({ section, counts, prepared }: Entries) => (
  <nav class="console-nav" aria-label="Parts of the cloud">
    <ul>
      {SECTIONS.map(([address, name]) => (
        <li key={address}>
          <Prepared.Provider value={prepared || ['/', section].includes(address)}>
            <Link to={address} current={address === section}>
              {name}
              {counts[address] !== undefined && <> ({counts[address]})</>}
            </Link>
          </Prepared.Provider>
        </li>
      ))}
    </ul>
  </nav>
);

/** A page in its frame. @param cloud none while it starts */
export function shell(cloud: Surface | undefined, { title, shows, main, section, again, foot }: Page): string {
  const counts = cloud && { '/mail': cloud.inbox.list().length, '/dead-letters': cloud.deadLetters().length };
  const name = cloud ? `${cloud.stack} laptop cloud` : 'Laptop cloud';
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {again !== undefined && <meta http-equiv="refresh" content={String(again)} />}
        <title>{`${title} | ${name}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/css/uswds.min.css" />
        <link rel="stylesheet" href="/assets/console.css" />
      </head>
      <body>
        <a class="usa-skipnav" href="#main">
          Skip to main content
        </a>
        <Banner />
        <header class="console-header">
          <div class="console-width">
            <a class="console-name" href="/">
              {name}
            </a>
            <span class="console-now">{cloud ? <Time at={cloud.clock.now()} /> : 'Being prepared'}</span>
          </div>
        </header>
        <div class="console-nav-bar">
          <div class="console-width">
            <Navigation section={section} counts={counts ?? {}} prepared={cloud !== undefined} />
          </div>
        </div>
        <main id="main" class="console-width console-main">
          <h1 dir="auto">{title}</h1>
          <p class="console-lead">{shows}</p>
          {main}
        </main>
        <footer class="console-footer">
          <div class="console-width">
            <p>
              This console belongs to the laptop cloud and is never deployed. It shows the status when the page was
              opened: load it again to see what has changed.
              {cloud && (
                <>
                  {' '}
                  The service itself answers at <a href={cloud.url}>{cloud.url}</a>.
                </>
              )}
            </p>
          </div>
        </footer>
        {foot}
      </body>
    </html>
  );
  return `<!doctype html>\n${render(page)}`;
}
