namespace Dashboard.Components.Guide.Examples;

/// <summary>What the function's own code and its callers do.</summary>
public static class CodeExamples
{
    public static readonly Example Backoff = new("Callers back off", "Python", """
        import boto3
        from botocore.config import Config

        # Retries 429 with growing, jittered pauses instead of hammering a function that is full.
        lambda_client = boto3.client(
            "lambda", config=Config(retries={"mode": "standard", "max_attempts": 5})
        )
        """);

    public static readonly Example Clients = new("Once for each environment, not for each request", "Python", """
        import functools
        import boto3

        # Runs while the environment starts; every later request finds it ready.
        orders = boto3.resource("dynamodb").Table("orders")

        # Only some requests need it, so the first of those pays for it.
        @functools.cache
        def mailer():
            return boto3.client("ses")

        def handler(event, context):
            order = orders.get_item(Key={"id": event["orderId"]})["Item"]
            if order.get("notify"):
                mailer().send_email(**message_for(order))
            return {"status": order["status"]}
        """);

    public static readonly Example Warming = new("Often seen, promises nothing", "Python", """
        import boto3

        lambda_client = boto3.client("lambda")

        # Ten events may well be worked off by two environments, one after the other.
        for _ in range(10):
            lambda_client.invoke(
                FunctionName="orders-api:live",
                InvocationType="Event",
                Payload=b'{"warming": true}',
            )
        """);

    public static readonly Example Handler = new("Let it fail when it failed", "Python", """
        import json
        import logging
        import boto3

        log = logging.getLogger()
        rejected = boto3.resource("sqs").Queue(REJECTED_QUEUE_URL)

        def handler(event, context):
            try:
                process(event)
            except InvalidOrder as error:
                # Trying again cannot help. Keep it where someone will look, then succeed.
                log.error("order rejected: %s", error)
                rejected.send_message(MessageBody=json.dumps({"event": event, "reason": str(error)}))
            # Every other exception escapes: Lambda retries, then hands the event to the failure destination.
        """);
}
