-- What is counted of one procedure at one hospital: each technique on its way into a hospital asks.
CREATE INDEX operation_procedure
    ON operation (organization, procedure_code, month, delivery, operations);
