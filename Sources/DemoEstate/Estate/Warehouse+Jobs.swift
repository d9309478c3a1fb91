extension Warehouse {
    /// The job that dbt makes of a model.
    static func model(_ table: Table, schedule: Schedule, minutes: Double = 2) -> Job {
        let parts = table.name.split(separator: ".").map(String.init)
        let layer = parts[1]
        let model = parts[parts.count - 1]
        return Job(
            .dbt, "\(parts[0]).\(layer).halden.\(model).build.run", "MODEL", owner: table.owner ?? .dataPlatform,
            about: table.about, parent: "warehouse.dbt_build", schedule: schedule, minutes: minutes, writes: [table],
            code: "models/\(layer)/\(model).sql")
    }

    static let jobs =
        [
            Job(
                .airflow, "warehouse", "DAG", owner: .dataPlatform,
                about: "Builds the warehouse each night, marts for reporting on Mondays.",
                schedule: .weekdays("02:55"), minutes: 1, code: "dags/warehouse.py"),
            Job(
                .airflow, "warehouse.dbt_build", owner: .dataPlatform, about: "Runs dbt.", parent: "warehouse",
                schedule: .weekdays("03:00"), minutes: 1, code: "dags/warehouse.py"),
        ] + [
            model(customers, schedule: .weekdays("03:01")),
            model(accounts, schedule: .weekdays("03:01")),
            model(transactions, schedule: .weekdays("03:01"), minutes: 11),
            model(loans, schedule: .weekdays("03:02")),
            model(repayments, schedule: .weekdays("03:03")),
            model(loanApplications, schedule: .weekdays("03:03")),
            model(authorisations, schedule: .weekdays("03:04"), minutes: 7),
            model(creditReports, schedule: .weekdays("03:04")),
            model(marketingPreferences, schedule: .mondays("03:05")),
            model(accountFlows, schedule: .weekdays("03:14"), minutes: 3),
            model(balances, schedule: .weekdays("03:18")),
            model(delinquency, schedule: .weekdays("03:14"), minutes: 4),
            model(cardSpend, schedule: .weekdays("03:15"), minutes: 5),
        ]
}
