using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.ControlPlane;

/// <summary>Application Auto Scaling of provisioned concurrency, awsJson1.1.</summary>
internal sealed class ApplicationAutoScalingService(LambdaAccount account)
{
    private const int LargestPage = 50;
    private static readonly HashSet<string> Namespaces =
    [
        "ecs", "elasticmapreduce", "ec2", "appstream", "dynamodb", "rds", "sagemaker", "custom-resource", "comprehend", "lambda",
        "cassandra", "kafka", "elasticache", "neptune", "workspaces",
    ];
    private readonly ScalingView _view = new(account);

    /// <param name="now">Stamps what is made by this call.</param>
    /// <exception cref="AwsErrorException">What AWS would answer as an error.</exception>
    public WireResponse Handle(WireRequest request, DateTimeOffset now) => request.Operation switch
    {
        "DescribeScalableTargets" => DescribeScalableTargets(JsonAnswer.Read<DescribeRequest>(request.Body), request),
        "DescribeScalingPolicies" => DescribeScalingPolicies(JsonAnswer.Read<DescribeRequest>(request.Body), request),
        "DescribeScheduledActions" => DescribeScheduledActions(JsonAnswer.Read<DescribeRequest>(request.Body), request),
        "RegisterScalableTarget" => RegisterScalableTarget(JsonAnswer.Read<RegisterScalableTargetRequest>(request.Body), request, now),
        "PutScalingPolicy" => PutScalingPolicy(JsonAnswer.Read<PutScalingPolicyRequest>(request.Body), request, now),
        "PutScheduledAction" => PutScheduledAction(JsonAnswer.Read<PutScheduledActionRequest>(request.Body), request, now),
        _ => throw new AwsErrorException(400, "UnknownOperationException", ""),
    };

    private WireResponse DescribeScalableTargets(DescribeRequest asked, WireRequest request)
    {
        var page = Paged(asked, account.ScalableTargets.Where(t => asked.ResourceIds?.Contains(t.ResourceId) ?? true), t => t.ResourceId, asked.ResourceIds?.Count > 0);
        return Ok(new DescribeScalableTargetsResponse([.. page.Items.Select(_view.Target)], page.Marker), request);
    }

    private WireResponse DescribeScalingPolicies(DescribeRequest asked, WireRequest request)
    {
        var policies = account.ScalingPolicies.Where(p =>
            (asked.ResourceId is null || asked.ResourceId == p.ResourceId) && (asked.PolicyNames?.Contains(p.PolicyName) ?? true));
        var page = Paged(asked, policies, p => $"{p.ResourceId}/{p.PolicyName}", asked.ResourceId is not null);
        return Ok(new DescribeScalingPoliciesResponse([.. page.Items.Select(_view.Policy)], page.Marker), request);
    }

    private WireResponse DescribeScheduledActions(DescribeRequest asked, WireRequest request)
    {
        var actions = account.ScheduledActions.Where(a =>
            (asked.ResourceId is null || asked.ResourceId == a.ResourceId) && (asked.ScheduledActionNames?.Contains(a.Name) ?? true));
        var page = Paged(asked, actions, a => $"{a.ResourceId}/{a.Name}", asked.ResourceId is not null);
        return Ok(new DescribeScheduledActionsResponse([.. page.Items.Select(_view.Action)], page.Marker), request);
    }

    private WireResponse RegisterScalableTarget(RegisterScalableTargetRequest asked, WireRequest request, DateTimeOffset now)
    {
        var resource = Resource(asked.ServiceNamespace, asked.ResourceId, asked.ScalableDimension);
        var known = account.ScalableTargets.FirstOrDefault(t => t.ResourceId == resource);
        if ((asked.MinCapacity ?? known?.MinCapacity) is not { } minimum || (asked.MaxCapacity ?? known?.MaxCapacity) is not { } maximum)
            throw Invalid("Both the minimum and the maximum capacity are required when a scalable target is registered for the first time.");
        if (minimum > maximum) throw Invalid("Maximum capacity cannot be less than minimum capacity");
        account.RegisterScalableTarget(new(resource, Constraint.AtLeast(minimum, 0, "minCapacity"), maximum, known?.CreationTime ?? now));
        return Ok(new RegisterScalableTargetResponse(_view.TargetArn(resource)), request);
    }

    private WireResponse PutScalingPolicy(PutScalingPolicyRequest asked, WireRequest request, DateTimeOffset now)
    {
        var resource = Resource(asked.ServiceNamespace, asked.ResourceId, asked.ScalableDimension);
        var name = Constraint.Required(asked.PolicyName, "policyName");
        RequireTarget(resource);
        if (asked.PolicyType is not (null or "TargetTrackingScaling") || asked.TargetTrackingScalingPolicyConfiguration is not { } tracking)
            throw Invalid($"Policy type {asked.PolicyType ?? "StepScaling"} is not supported for resource type {ScalingView.Dimension}.");
        if (tracking.PredefinedMetricSpecification?.PredefinedMetricType != ScalingView.Metric)
            throw Invalid($"Invalid predefined metric type for {ScalingView.Dimension}: {tracking.PredefinedMetricSpecification?.PredefinedMetricType ?? "none"}; {ScalingView.Metric} is expected.");
        if (tracking.TargetValue is not > 0) throw Invalid("Target value must be greater than 0.");
        account.PutScalingPolicy(new(name, resource, tracking.TargetValue.Value, tracking.ScaleInCooldown, tracking.ScaleOutCooldown, now));
        return Ok(new PutScalingPolicyResponse(_view.PolicyArn(resource, name), _view.Alarms(resource, name)), request);
    }

    private WireResponse PutScheduledAction(PutScheduledActionRequest asked, WireRequest request, DateTimeOffset now)
    {
        var resource = Resource(asked.ServiceNamespace, asked.ResourceId, asked.ScalableDimension);
        var name = Constraint.Required(asked.ScheduledActionName, "scheduledActionName");
        RequireTarget(resource);
        var known = account.ScheduledActions.FirstOrDefault(a => a.ResourceId == resource && a.Name == name);
        var schedule = asked.Schedule ?? known?.Schedule ?? throw Invalid("Schedule must be specified.");
        if (!(schedule.StartsWith("at(", StringComparison.Ordinal) || schedule.StartsWith("rate(", StringComparison.Ordinal)
            || schedule.StartsWith("cron(", StringComparison.Ordinal)) || !schedule.EndsWith(')'))
            throw Invalid($"Invalid schedule expression: {schedule}.");
        if (asked.ScalableTargetAction is null or { MinCapacity: null, MaxCapacity: null })
            throw Invalid("Either the minimum or the maximum capacity must be specified in the scalable target action.");
        account.PutScheduledAction(new(name, resource, schedule, asked.Timezone, asked.ScalableTargetAction.MinCapacity,
            asked.ScalableTargetAction.MaxCapacity, known?.CreationTime ?? now));
        return Ok(new EmptyResponse(), request);
    }

    private void RequireTarget(string resource)
    {
        if (!account.ScalableTargets.Any(t => t.ResourceId == resource))
            throw new AwsErrorException(400, "ObjectNotFoundException", $"No scalable target registered for service namespace: {ScalingView.Namespace}, resource ID: {resource}, scalable dimension: {ScalingView.Dimension}");
    }

    private static string Resource(string? serviceNamespace, string? resourceId, string? dimension)
    {
        RequireNamespace(serviceNamespace);
        var resource = Constraint.Required(resourceId, "resourceId");
        if (serviceNamespace != ScalingView.Namespace || Constraint.Required(dimension, "scalableDimension") != ScalingView.Dimension)
            throw Invalid("Unsupported service namespace, resource type or scalable dimension");
        return resource;
    }

    private static void RequireNamespace(string? serviceNamespace)
    {
        if (!Namespaces.Contains(Constraint.Required(serviceNamespace, "serviceNamespace")))
            throw Constraint.Violated(serviceNamespace, "serviceNamespace", $"satisfy enum value set: [{string.Join(", ", Namespaces)}]");
    }

    private static Page<T> Paged<T>(DescribeRequest asked, IEnumerable<T> items, Func<T, string> key, bool byResource)
    {
        RequireNamespace(asked.ServiceNamespace);
        if (asked.ScalableDimension is not null && !byResource) throw Invalid("Resource ID must be specified if the scalable dimension is specified.");
        var size = Constraint.Within(asked.MaxResults ?? LargestPage, 1, LargestPage, "maxResults");
        var matching = asked.ServiceNamespace == ScalingView.Namespace && asked.ScalableDimension is (null or ScalingView.Dimension) ? items : [];
        try
        {
            return Page.Take(matching, key, asked.NextToken, size);
        }
        catch (FormatException)
        {
            throw new AwsErrorException(400, "InvalidNextTokenException", "The next token is invalid.");
        }
    }

    private static WireResponse Ok<T>(T body, WireRequest request) => JsonAnswer.Ok(body, contentType: request.ContentType);

    private static AwsErrorException Invalid(string message) => new(400, "ValidationException", message);
}
