/// A question of the tour through the example estate.
package struct DemoQuestion: Sendable, Hashable {
    /// The question, as somebody at the bank would ask it.
    package let title: String
    /// The command that answers it, as a person would type it.
    package let command: String
    /// Why somebody wants to know, and what the answer shows.
    package let why: String

    /// The command's words, for running it without a shell; nothing in the tour needs quoting.
    package var arguments: [String] {
        command.split(separator: " ").map(String.init)
    }
}
