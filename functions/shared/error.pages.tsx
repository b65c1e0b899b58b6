/** The page of an act that could not be done: what is wrong and what to do, with the browser's Back keeping what was typed. */
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
        <p>
          Nothing was changed. Go back in your browser to return to what you typed, or open the link in your newest mail
          from us.
        </p>
      </>
    ),
  });
