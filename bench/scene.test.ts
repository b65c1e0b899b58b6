/** The floor is measured beside the service only as long as the template has what it copies. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { theTemplate } from '../test/a-cloud.ts';
import { addFloor } from './scene.ts';

it('the floor gets a route, an integration and a permission of its own from the synthesized template', async () => {
  const template = JSON.parse(readFileSync(join(await theTemplate(), 'Concord.template.json'), 'utf8'));
  addFloor(template);
  const { FloorRoute, FloorIntegration, FloorPermission, FloorFunction } = template.Resources;
  expect(FloorFunction.Properties.Code).toEqual({ S3Key: 'floor.zip' });
  expect(JSON.stringify(FloorRoute)).toContain('FloorIntegration');
  for (const one of [FloorIntegration, FloorPermission]) expect(JSON.stringify(one)).toContain('"FloorFunction"');
});
