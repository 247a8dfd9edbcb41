import { callerName } from '../iam/principal.ts';
import type { Place, Principal } from '../service.ts';

/**
 * `requestContext.authorizer` of a signed request, as the type APIGatewayEventRequestContextIAMAuthorizer of
 * https://github.com/aws/aws-lambda-go/blob/main/events/apigw.go has it. Ids of users, which nobody has here, are null.
 */
export function iamContext(
  principal: Principal,
  { accessKey, place: { account } }: { readonly accessKey: string; readonly place: Place },
): Readonly<Record<string, unknown>> {
  return {
    iam: {
      accessKey,
      accountId: account,
      callerId: null,
      cognitoIdentity: null,
      principalOrgId: null,
      userArn: callerName(principal, account),
      userId: null,
    },
  };
}
