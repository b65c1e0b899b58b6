/** What stands at the address of the executed copy while it is being made and sealed. */
import type { Agreement } from '../../agreements/domain/agreement.rules.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { Numbered } from '../../shared/pages/elements.tsx';
import { layout } from '../../shared/pages/layout.tsx';

export const copyPendingPage = ({ number, round }: Agreement): string =>
  layout({
    title: `Executed copy of ${mouName(number)}`,
    main: (
      <>
        <h1>
          <Numbered number={mouName(number)} /> The executed copy is being made
        </h1>
        <p>
          Every agency has signed. The copy is written and sealed now, which takes a minute or two; if it takes longer,
          the operator has been told. Each agency gets it by mail when it is ready.
        </p>
        <p>
          <a href={`/rounds/${round}/copy`}>Look again</a>
        </p>
        <p>
          <a href={`/rounds/${round}`}>Back to the agreement</a>
        </p>
      </>
    ),
  });
