namespace RiskEngine.Api.Requests;

/// <summary>A body is not compressed as its <c>Content-Encoding</c> says.</summary>
internal sealed class BrokenEncodingException(Exception fault)
    : BadHttpRequestException("the body is not compressed as it says", StatusCodes.Status400BadRequest, fault)
{
    /// <summary>Whether a fault of reading means that.</summary>
    internal static bool IsMeantBy(Exception fault) => fault is InvalidDataException;
}
