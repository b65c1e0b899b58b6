/** The pages of an act that could not be done: what is wrong, what to do, and that nothing was changed. */
import { Alert } from './elements.tsx';
import type { Refusal } from './kernel.ts';
import { layout } from './layout.tsx';

export const errorPage = (refused: Refusal): string =>
  layout({
    title: 'This did not work',
    main: (
      <>
        <h1>This did not work</h1>
        <Alert refusal={refused} />
        <p>Nothing was changed.</p>
        <ul class="usa-list">
          <li>You stay in for one hour after you open a link. After that, open the link in your newest mail again.</li>
          <li>If you had written something, go back in your browser and copy it before you open the link.</li>
        </ul>
      </>
    ),
  });

/** `public-credit` and `publicCredit` as `Public credit`. */
const labelOf = (name: string): string => {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A session ended while someone was writing: nothing that was typed is lost. */
export const signedOutPage = (typed: readonly (readonly [name: string, text: string])[]): string =>
  layout({
    title: 'Your session has ended',
    main: (
      <>
        <h1>Your session has ended</h1>
        <Alert
          refusal={{
            wrong: 'You are not signed in any more.',
            remedy: 'Nothing was changed. Sign in again, then send it once more.',
          }}
        />
        {typed.length > 0 && (
          <>
            <h2>What you had written</h2>
            <p>Copy it before you leave this page.</p>
            {typed.map(([name, text], index) => (
              <div class="usa-form-group" key={name}>
                <label class="usa-label" for={`typed-${index}`}>
                  {labelOf(name) || 'Text'}
                </label>
                <textarea class="usa-textarea concord-rows-few" id={`typed-${index}`} dir="auto" readOnly>
                  {text}
                </textarea>
              </div>
            ))}
          </>
        )}
        <p>
          <a class="usa-button" href="/sign-in" target="_blank" rel="noopener">
            Sign in again in a new tab
          </a>
        </p>
      </>
    ),
  });
