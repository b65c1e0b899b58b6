/** The sample's workflow: asks someone and waits up to 90 days for the answer, then rests for two weeks. */
export const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: `\${TaskFunction}`, Payload: { token: '{% $states.context.Task.Token %}' } },
      TimeoutSeconds: 7_776_000,
      Catch: [{ ErrorEquals: ['States.Timeout'], Output: 'nobody answered', Next: 'Rest' }],
      Next: 'Rest',
    },
    Rest: { Type: 'Wait', Seconds: 1_209_600, End: true },
  },
};
