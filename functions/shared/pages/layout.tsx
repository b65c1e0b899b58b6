/** Every page stands in one shell: no script, no inline style, a way past the header, and a footer in plain words. */
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { FormKeys } from '../http/form-keys.ts';
import { Button, Form } from './form.tsx';
import { Frame, type FrameView } from './frame.tsx';
import { PageErrors } from './page-errors.ts';

export const SERVICE_NAME = 'Concord';

const STYLES = [
  'uswds.min',
  'colors',
  'concord',
  'frame',
  'document',
  'signing',
  'disputes',
  'kpis',
  'figures',
  'life',
  'print',
];

/** The person whose page this is; signing out is a form like any other. */
export interface SignedIn {
  mailbox: string;
  /** As a register of the page writes it. */
  name?: string | undefined;
  form: FormKeys;
}

export interface Page {
  /** Names the page in the browser's tab and history. The visible `<h1>` is the page's own. */
  title: string;
  /** The page, beginning with its `<h1>`. */
  main: ComponentChildren;
  /** A standing notice of this installation, from its settings, such as "Training copy: nothing here is binding". */
  banner?: string | undefined;
  /** What the last act did, said aloud by screen readers: "Your signature was recorded". */
  status?: string | undefined;
  /** Who is signed in, on pages of a signed-in person. */
  person?: SignedIn | undefined;
  /** Of which MOU it is a page; the frame stands before the page's own heading. */
  frame?: FrameView | undefined;
  /** A page from which people who are not signed in may want to. */
  signIn?: boolean;
}

/** Where a person can go from every page. */
const PLACES: readonly (readonly [label: string, href: string])[] = [
  ['Home', '/home'],
  ['MOUs', '/home#mous'],
  ['Disputes', '/disputes'],
  ['Your agency', '/agency'],
];

const HELP: readonly (readonly [label: string, href: string])[] = [
  ['Help', '/help'],
  ['Privacy', '/privacy'],
  ['Accessibility', '/accessibility'],
];

const Person = ({ of: { mailbox, name, form } }: { of: SignedIn }) => (
  <nav class="concord-person" aria-label="You">
    <ul class="concord-places">
      {PLACES.map(([label, href]) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
    <details>
      <summary>
        <bdi>{name ?? mailbox}</bdi>
      </summary>
      <div class="concord-menu">
        {name && <p class="concord-mailbox">{mailbox}</p>}
        <p>
          <a href="/sessions">Where you are signed in</a>
        </p>
        <Form to="/sign-out" keys={form}>
          <Button look="outline">Sign out</Button>
        </Form>
      </div>
    </details>
  </nav>
);

const Banner = ({ text }: { text: string }) => (
  <section class="usa-site-alert usa-site-alert--info usa-site-alert--slim" aria-label="Notice about this service">
    <div class="usa-alert">
      <div class="usa-alert__body">
        <p class="usa-alert__text" dir="auto">
          {text}
        </p>
      </div>
    </div>
  </section>
);

const Status = ({ text }: { text: string }) => (
  <div class="usa-alert usa-alert--success usa-alert--slim concord-status" role="status">
    <div class="usa-alert__body">
      <p class="usa-alert__text" dir="auto">
        {text}
      </p>
    </div>
  </div>
);

/** `main` is rendered first: whether something was wrong is known from it, and said in the title. */
const Shell = ({ title, main, banner, person, signIn }: Omit<Page, 'main' | 'status' | 'frame'> & { main: string }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{`${title} | ${SERVICE_NAME}`}</title>
      <link rel="icon" href="/assets/img/concord.svg" type="image/svg+xml" />
      {STYLES.map((name) => (
        <link key={name} rel="stylesheet" href={`/assets/css/${name}.css`} />
      ))}
    </head>
    <body>
      <a class="usa-skipnav" href="#main-content">
        Skip to main content
      </a>
      {banner && <Banner text={banner} />}
      <header class="concord-header">
        <div class="grid-container">
          <a class="concord-name" href="/">
            {SERVICE_NAME}
          </a>
          {person ? (
            <Person of={person} />
          ) : (
            <span class={signIn ? 'concord-tagline concord-wide-only' : 'concord-tagline'}>
              Agreements between agencies
            </span>
          )}
          {signIn && (
            <a class="concord-sign-in" href="/sign-in">
              Sign in
            </a>
          )}
        </div>
      </header>
      <main id="main-content" class="concord-main grid-container" dangerouslySetInnerHTML={{ __html: main }} />
      <footer class="concord-footer">
        <div class="grid-container">
          <p>
            What you write here becomes an official record of the agencies. This is no place for classified information.
          </p>
          <p>
            {SERVICE_NAME} never asks for a password. If an email that seems to come from it asks for one, do not answer
            it and tell your agency’s liaison.
          </p>
          <ul>
            {HELP.map(([label, href]) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </div>
      </footer>
    </body>
  </html>
);

/** A whole HTML document. Text is escaped; only `Rendered` puts markup in as it is. The banner is this installation's NOTICE. */
export const layout = ({ main, status, frame, ...page }: Page): string => {
  const errors = { any: false };
  const inner = render(
    <PageErrors.Provider value={errors}>
      {status && <Status text={status} />}
      {frame && <Frame of={frame} />}
      {main}
    </PageErrors.Provider>,
  );
  const title = errors.any ? `Error: ${page.title}` : page.title;
  return `<!doctype html>\n${render(<Shell banner={process.env.NOTICE} {...page} title={title} main={inner} />)}`;
};
