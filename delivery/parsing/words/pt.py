"""What Portuguese mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    code="""
        senha de uso único; senha temporária; senha única; chave de segurança; palavra-passe de utilização única;
        estes dígitos; estes números; dígitos abaixo; números abaixo
    """,
    before_code="_é",
    article="o; a",
    after_code="_é_; _como_",
    enter="digite; insira; introduza",
    other="""
        encomenda; fatura; nota fiscal; rastreamento; rastreio; telefone; _cep_; código de rastreio; cupom;
        desconto; protocolo; referência; reserva; _final_; terminado em; terminada em; cartão; códigos de backup;
        código-fonte; código de erro; código de barras; voo_; quarto; _valor_; boleto; apólice; recibo;
        código de oferta
    """,
    elsewhere="desconto; cupom; retirada",
    meeting="reunião; videoconferência",
    handing="entregador; estafeta; levantar a; ponto de recolha",
    topic="""
        uso único; iniciar sessão; entrar; acesso; segurança; senha; autentic; cadastr; ativar; dois fatores;
        confirm
    """,
    verify="ativar; _ative_; concluir cadastro; concluir o cadastro; concluir registo; finalizar cadastro",
    reset="""
        redefin; nova senha; alterar senha; alterar a senha; alterar a sua senha; mudar a senha; criar senha;
        _repor_; nova palavra-passe
    """,
    sign_in="entrar; iniciar sessão; link de acesso; acessar; aceder",
    object="conta; endereço; cadastro; inscrição; senha; palavra-passe; registo; assinatura",
    refuse="""
        descadastr; privacidade; termos; ajuda; preferências; não fui; recusar; encomenda; fatura; consulta;
        presença; pagamento; pesquisa; no navegador
    """,
    unless="não foi você; não reconhece; não foi o; não solicit; descadastr",
    alert="novo acesso; novo login; novo dispositivo; foi alterad; incomum",
    path_verify="ativar",
    units="hora; dias_; semana; mês; meses; anos_; pontos; linhas",
)
