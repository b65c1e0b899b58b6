/** What was given up after all retries: empty is how it should be. */
import { count, Data, Table, Time } from './parts.tsx';
import { type Act, show } from './visit.ts';

const queueName = (arn: string): string => arn.split(':').at(-1) ?? arn;

export const deadLettersPage: Act = (visit) => {
  const letters = visit.cloud.deadLetters().toReversed();
  return show(visit, {
    title: 'Dead letters',
    shows:
      'What could not be delivered after all retries, under the queue that the template names for it, the newest first.',
    section: '/dead-letters',
    main: (
      <Table
        caption={count(letters.length, 'dead letter')}
        columns={['Number', 'Queue', 'Since', 'Content']}
        empty="There is none: everything was delivered."
        rows={letters.map(({ number, queue, at, body }) => ({
          key: number,
          cells: [
            number,
            queueName(queue),
            <Time key="at" at={at} now={visit.cloud.clock.now()} />,
            <details key="body">
              <summary>Show</summary>
              <Data of={body} />
            </details>,
          ],
        }))}
      />
    ),
  });
};
