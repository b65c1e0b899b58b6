/** The floor is measured beside the service only as long as the template has what it copies. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { theTemplate } from '../test/a-cloud.ts';
import { only } from '../test/template.ts';
import { addFloor } from './scene.ts';

it('the floor gets a route, an integration and a permission of its own from the synthesized template', async () => {
  const template = JSON.parse(readFileSync(join(await theTemplate(), 'Concord.template.json'), 'utf8'));
  addFloor(template);
  const { FloorPermission, FloorFunction } = template.Resources;
  expect(FloorFunction.Properties.Code).toEqual({ S3Key: 'floor.zip' });
  expect(JSON.stringify(FloorPermission)).toContain('"FloorFunction"');
  const { Body } = only(template, 'AWS::ApiGatewayV2::Api').Properties;
  expect(JSON.stringify(Body.paths['/floor/{set}/{sample}'].post)).toContain('/floor"');
  expect(JSON.stringify(Body.components['x-amazon-apigateway-integrations'].floor)).toContain('.floor}');
  expect(only(template, 'AWS::ApiGatewayV2::Stage').Properties.StageVariables.floor).toEqual({ Ref: 'FloorFunction' });
});
