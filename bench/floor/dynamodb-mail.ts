/** The floor of a function that reaches the table and the mail service: both clients, one call to each service. */
import { DynamoDBClient, UpdateItemCommand, type UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { SESClient, SendRawEmailCommand, type SendRawEmailCommandInput } from '@aws-sdk/client-ses';

const dynamo = new DynamoDBClient({});
const ses = new SESClient({});

export const handler = async (event: { claim: UpdateItemCommandInput; mail: SendRawEmailCommandInput }) => {
  await dynamo.send(new UpdateItemCommand(event.claim));
  await ses.send(new SendRawEmailCommand(event.mail));
};
