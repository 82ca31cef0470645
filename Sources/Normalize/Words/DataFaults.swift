import Records

/// All that is wrong in one data file.
public struct DataFaults: Error, Sendable, Hashable {
    public var faults: [DataFault]

    public init(_ faults: [DataFault]) {
        self.faults = faults
    }
}

/// A fault in one of the data files of normalization.
public struct NormalizeFault: Sendable, Hashable {
    public var file: NormalizeData.File
    public var fault: DataFault

    public init(file: NormalizeData.File, fault: DataFault) {
        self.file = file
        self.fault = fault
    }
}

/// All that is wrong in the data files of normalization, file by file.
public struct NormalizeFaults: Error, Sendable, Hashable {
    public private(set) var faults: [NormalizeFault] = []

    public init(_ faults: [NormalizeFault] = []) {
        self.faults = faults
    }

    /// Reads a file, and keeps what is wrong in it.
    mutating func read<Value>(_ file: NormalizeData.File, _ body: () throws(DataFaults) -> Value) -> Value? {
        do {
            return try body()
        } catch {
            faults += error.faults.map { NormalizeFault(file: file, fault: $0) }
            return nil
        }
    }
}
