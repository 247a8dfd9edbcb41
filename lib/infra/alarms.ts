import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  MathExpression,
  type Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { ourOwn } from './our-own.ts';

const FIVE_MINUTES = Duration.minutes(5);
const DAY_SECONDS = 24 * 60 * 60;

/** Whatever a person has to look at, told on one topic: docs/operations.md has a row for each of these. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct) {
    super(scope, 'Alarms');
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    // A topic with a policy of its own lets only those publish whom the policy names.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [ourOwn(this, 'cloudwatch.amazonaws.com')],
        resources: [this.topic.topicArn],
      }),
    );
  }

  /** Something could not be processed and waits for a person; and later: will soon be lost for good. */
  onDeadLetters(id: string, queue: IQueue): void {
    this.#add(`${id}DeadLetters`, {
      alarmDescription: `${id}: messages that could not be processed lie in the dead-letter queue`,
      metric: queue.metricApproximateNumberOfMessagesVisible({
        period: FIVE_MINUTES,
        statistic: Stats.MAXIMUM,
      }),
      threshold: 1,
    });
    this.#add(`${id}DeadLettersOld`, {
      alarmDescription: `${id}: a dead letter is ten days old; after fourteen it is gone`,
      metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.hours(1) }),
      threshold: 10 * DAY_SECONDS,
    });
  }

  /** Messages wait longer than they should. */
  onLateness(id: string, queue: IQueue, lateAfter: Duration): void {
    this.#add(`${id}Late`, {
      alarmDescription: `${id}: the oldest message has waited for ${lateAfter.toHumanString()}`,
      metric: queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES }),
      threshold: lateAfter.toSeconds(),
    });
  }

  /**
   * One call in twenty fails, for a quarter of an hour. A single error is no news: legs that are over and providers that
   * are busy are said with errors too, and what they interrupt is tried again.
   */
  onErrors(id: string, task: IFunction): void {
    this.#onShare(`${id}Errors`, { errors: task.metricErrors(), calls: task.metricInvocations() });
  }

  /** The same for an API, whose function answers what went wrong with a 5xx and so is not seen to fail. */
  onServerErrors(id: string, api: HttpApi): void {
    this.#onShare(`${id}Errors`, { errors: api.metricServerError(), calls: api.metricCount() });
  }

  /** One call failed of a task that is called too seldom for shares. */
  onAnyError(id: string, task: IFunction): void {
    this.#add(`${id}Errors`, {
      alarmDescription: `${id}: a call failed`,
      metric: task.metricErrors({ period: FIVE_MINUTES }),
      threshold: 1,
    });
  }

  /** Nobody turns the time wheel: no wait would ever end. */
  onSilence(id: string, task: IFunction): void {
    this.#add(`${id}Silent`, {
      alarmDescription: `${id}: not called for five minutes`,
      metric: task.metricInvocations({ period: FIVE_MINUTES }),
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  /** A leg failed at a step, with its customer in it. */
  onFailedLegs(id: string, machine: StateMachine): void {
    this.#add(`${id}Failed`, {
      alarmDescription: `${id}: a leg failed or ran out of time`,
      metric: new MathExpression({
        expression: 'failed + late',
        usingMetrics: { failed: machine.metricFailed(), late: machine.metricTimedOut() },
        period: FIVE_MINUTES,
        label: 'failed legs',
      }),
      threshold: 1,
    });
  }

  /** A walk over customers failed, and stands where it was until a person takes it up again. */
  onFailedWalks(id: string, machine: StateMachine): void {
    this.#add(`${id}Failed`, {
      alarmDescription: `${id}: a walk over customers failed, and does not go on by itself`,
      metric: machine.metricFailed({ period: FIVE_MINUTES }),
      threshold: 1,
    });
  }

  #onShare(id: string, usingMetrics: { readonly errors: Metric; readonly calls: Metric }): void {
    this.#add(id, {
      alarmDescription: `${id}: one call in twenty fails`,
      metric: new MathExpression({
        expression: '100 * errors / MAX([errors, calls])',
        usingMetrics,
        period: FIVE_MINUTES,
        label: 'failed calls, %',
      }),
      threshold: 5,
      evaluationPeriods: 3,
    });
  }

  #add(id: string, props: Omit<AlarmProps, 'evaluationPeriods'> & Partial<AlarmProps>): void {
    const alarm = new Alarm(this, id, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
