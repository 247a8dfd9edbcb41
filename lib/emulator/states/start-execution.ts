import type { Authorize, Principal, Service } from '../service.ts';

/** StartExecution as another service calls it. @throws AwsError AccessDenied, or what Step Functions refuses */
export function startExecution({ states, authorize }: { states: Service; authorize: Authorize }) {
  return async (
    call: { readonly stateMachineArn: string; readonly input: string },
    principal: Principal,
  ): Promise<void> => {
    const operation = await states.operation({
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      headers: { 'x-amz-target': 'AWSStepFunctions.StartExecution' },
      body: Buffer.from(JSON.stringify(call)),
    });
    for (const need of operation.needs) authorize(principal, need);
    await operation.run();
  };
}
