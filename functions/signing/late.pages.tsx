/** The hour was over before the button was pressed: what was written is shown, and where it stands now. */
import { mouName } from '../agreements/mou-name.ts';
import { Notice } from '../shared/elements.tsx';
import { layout } from '../shared/layout.tsx';
import { Written } from './reason.pages.tsx';

/** `keptFor` is the number of the MOU for which it was kept; without it, nobody is known to keep it for. */
export const latePage = ({ written, keptFor }: { written: string; keptFor?: string }): string =>
  layout({
    title: 'Your hour is over',
    main: (
      <>
        <h1>Your hour is over</h1>
        <Notice kind="warning" heading={keptFor ? 'What you wrote is kept' : 'What you wrote was not recorded'}>
          {keptFor
            ? `Open the link in your newest mail about ${mouName(keptFor)} again, and it will be there. It is kept for 14 days, for your mailbox only; nothing else was recorded.`
            : 'Copy it from below. Then open the link in your newest mail again, and paste it there.'}
        </Notice>
        <Written heading="What you wrote">{written}</Written>
      </>
    ),
  });
