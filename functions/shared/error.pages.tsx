/** The page of an act that could not be done: what is wrong, what to do, and that nothing was changed. */
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
