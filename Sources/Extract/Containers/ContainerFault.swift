import Records

/// Why a container or a member of one cannot be read on: becomes a ``Reject`` at the place that it names.
struct ContainerFault: Error {
    var code: Reject.Code
    var message: String
    /// The place inside of the container, where it is known better than by who catches it.
    var source: String?
    /// It holds for the whole input: nothing more is read of it.
    var endsInput = false

    init(_ code: Reject.Code, _ message: String, at source: String? = nil, endsInput: Bool = false) {
        self.code = code
        self.message = message
        self.source = source
        self.endsInput = endsInput
    }
}

/// What one input has cost so far, over all its layers.
final class ExpansionBudget {
    private let limits: ContainerLimits
    private(set) var inputBytes = 0
    private(set) var expandedBytes = 0

    init(_ limits: ContainerLimits) {
        self.limits = limits
    }

    func count(input: Int) {
        inputBytes += input
    }

    func count(expanded: Int) throws {
        expandedBytes += expanded
        if expandedBytes > limits.expandedBytes {
            throw ContainerFault(
                .expandedTooLarge,
                "expands to more than \(limits.expandedBytes) bytes, as bombs do; unpack it and give its pages if it is to be trusted",
                endsInput: true
            )
        }
        if expandedBytes > ContainerLimits.freeBytes, expandedBytes / limits.ratio > inputBytes {
            throw ContainerFault(
                .expansionRatio,
                "expands to more than \(limits.ratio) times its size, as bombs do; unpack it and give its pages if it is to be trusted",
                endsInput: true
            )
        }
    }
}
