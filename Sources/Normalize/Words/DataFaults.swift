import Records

/// All that is wrong in one data file.
package struct DataFaults: Error, Sendable, Hashable {
    package var faults: [DataFault]

    package init(_ faults: [DataFault]) {
        self.faults = faults
    }
}

/// A fault in one of the data files of normalization.
package struct NormalizeFault: Sendable, Hashable {
    package var file: NormalizeData.File
    package var fault: DataFault

    package init(file: NormalizeData.File, fault: DataFault) {
        self.file = file
        self.fault = fault
    }
}

/// All that is wrong in the data files of normalization, file by file.
package struct NormalizeFaults: Error, Sendable, Hashable {
    package private(set) var faults: [NormalizeFault] = []

    package init(_ faults: [NormalizeFault] = []) {
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
