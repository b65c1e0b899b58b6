/** What stands at the address of the executed copy while it is being made and sealed. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';

export interface PendingView {
  number: string;
  frame: FrameView;
  person?: SignedIn | undefined;
  /** Where the copy will be. */
  again: string;
}

export const copyPendingPage = ({ number, frame, person, again }: PendingView): string =>
  layout({
    title: `Executed copy of ${mouName(number)}`,
    frame,
    person,
    main: (
      <>
        <h1>The executed copy is being made</h1>
        <p>
          Every agency has signed. The copy is written and sealed now, which takes a minute or two; if it takes longer,
          the operator has been told. Each agency gets it by email when it is ready.
        </p>
        <p>
          <a href={again}>Look again</a>
        </p>
      </>
    ),
  });
