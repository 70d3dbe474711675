"""Electronic product information (HL7 FHIR ePI): documents of summaries and leaflets become pages."""
