/** Walks a task on a stage, and holds that its act is on the record. */
import type { Stage } from '../../test/browser/stage.ts';
import type { Task } from './task.ts';
import { type Walked, Walker } from './walker.ts';

export async function walk(stage: Stage, { name, begins }: Task): Promise<Walked> {
  const { mailbox, ways, walks, stream, event } = await begins(stage);
  await stage.cloud.quiet();
  const context = await stage.person();
  try {
    const walker = new Walker(await context.newPage(), stage, mailbox, ways);
    await walks(walker);
    await stage.cloud.quiet();
    const types = await stage.cloud.types(stream);
    if (!types.some((type) => event.test(type)))
      throw new Error(`${name}: ${stream} has ${types.join(', ')}, and no ${event}, at ${await walker.tells()}`);
    return walker.walked(name);
  } finally {
    await context.close();
  }
}
